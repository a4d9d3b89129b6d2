/** The panel has another name in each browser. */

declare const browser: { readonly sidebarAction: { open(): Promise<void> } } | undefined

/** Must be called within a gesture of the user. */
export function openPanel(windowId: number): Promise<void> {
  if (chrome.sidePanel !== undefined) return chrome.sidePanel.open({ windowId })
  return browser === undefined ? Promise.resolve() : browser.sidebarAction.open()
}
