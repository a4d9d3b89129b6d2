/** Elements made of their names, attributes and content. Text is text: nothing that anybody wrote is ever read as HTML. */

export type Child = Node | string | null | readonly Child[]

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  fill(made, children)
  return made
}

/** Puts `children` in place of what stood there. */
export function refill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren()
  fill(parent, children)
}

function fill(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null) continue
    if (typeof child === 'string' || child instanceof Node) parent.append(child)
    else fill(parent, child)
  }
}
