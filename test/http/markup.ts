/** What wants to be markup or a script, wherever it is shown. */
import { type Document, NOTHING_KNOWN } from '../../src/core/document.ts'

export const PAYLOADS: readonly (readonly [what: string, payload: string])[] = [
  ['a script', '<script>window.hacked=1</script>'],
  ['the end of an attribute', `"'><img src=x onerror="window.hacked=1">`],
  ['the end of a script', '</script><script>window.hacked=1</script>'],
  ['the end of a title and a text field', '</title></textarea></style></pre><svg onload="window.hacked=1">'],
  ['an attribute', '" autofocus onfocus="window.hacked=1" x="'],
  ['an address', 'javascript:window.hacked=1//'],
  ['a comment', '<!--><img src=x onerror=window.hacked=1>-->'],
  ['a template', '{{constructor.constructor("window.hacked=1")()}}'],
  ['separators of lines', '\u2028window.hacked=1\u2029'],
]

/** A text that is hostile in all that is known of it. */
export function hostileText(payload: string): Document {
  return {
    metadata: {
      ...NOTHING_KNOWN,
      id: 'hostile',
      title: `Council ${payload} keeps the lighthouse`,
      author: `Ann ${payload} Lee`,
      publication: `Gazette ${payload}`,
      licence: payload,
      issue: 12,
      date: '2003-05-03',
      url: `https://gazette.example/${encodeURIComponent(payload)}?a=1&b='`,
    },
    text: `The council ${payload} met on Friday.

“We will not sell ${payload} the lighthouse to any private buyer,” said Mayor Edith Calloway. ${payload}
`,
    silent: [],
    locators: [],
    overrides: [],
  }
}

/** What `hostileText` quotes. */
export function hostileQuote(payload: string): string {
  return `We will not sell ${payload} the lighthouse to any private buyer`
}
