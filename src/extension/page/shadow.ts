/** A tree of our own in a page, into which the page cannot see, and whose look it cannot change. */
import { element } from '../element.ts'
import { SHADOW_STYLE } from './shadow-style.ts'

export type OwnTree = { readonly host: HTMLElement; readonly root: ShadowRoot; readonly attach: () => void }

export function ownTree(name: string): OwnTree {
  const host = document.createElement(name)
  host.lang = 'en'
  const root = host.attachShadow({ mode: 'closed' })
  addStyle(root)
  return {
    host,
    root,
    /** Again, if the page was written anew and has lost it. */
    attach: () => {
      if (!host.isConnected) document.documentElement.append(host)
    },
  }
}

/** A style sheet that is adopted needs no leave of the page's policy. */
function addStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(SHADOW_STYLE)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Firefox does not let scripts of extensions adopt one.
    root.append(element('style', {}, SHADOW_STYLE))
  }
}
