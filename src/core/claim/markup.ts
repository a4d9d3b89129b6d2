/**
 * Markup that a quotation is pasted with, HTML or Markdown, taken for what a reader sees of it.
 *
 * Only what cannot be wording counts: tags of known names with well-formed attributes, in pairs where HTML wants pairs;
 * known character references; links to an address. So "<60%", "a < b > c", "5 * 3" and "[we](us)" keep all they have.
 * Struck text (`<del>`, `~~`) is left alone: whether it is claimed nobody can tell. Linear.
 */

import { type Replacement, type Rewritten, rewrite } from '../text/rewrite.ts'
import { CHARACTER_REFERENCE, readReference } from './character-reference.ts'

/** The quote as a reader sees it. */
export function withoutMarkup(quote: string): Rewritten {
  if (!MAY_HOLD_MARKUP.test(quote)) return rewrite(quote, [])
  const paired = pairedNames(quote)
  const replacements = [...quote.matchAll(MARKUP)].flatMap((match): Replacement[] => {
    const text = visible(match, paired, quote)
    const start = match.index
    return text === null ? [] : [{ start, end: start + match[0].length, text }]
  })
  return rewrite(quote, replacements)
}

const MAY_HOLD_MARKUP = /[<>&*_[]|,,/

const ATTRIBUTES = String.raw`(?:\s+[a-z][a-z:-]{0,30}\s?=\s?(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>=]{1,300})){0,20}`
const TAG = String.raw`<(?<close>\/?)(?<name>[a-z]{1,10}[1-6]?)${ATTRIBUTES}\s?\/?>`
const RAISED = String.raw`<(?<shift>su[pb])${ATTRIBUTES}>(?:<a${ATTRIBUTES}>)?(?<figures>\[?\d{1,4}\]?)(?:<\/a>)?<\/\k<shift>>`
/** A Markdown link: its words stay, its brackets and address go. */
const ADDRESS = String.raw`\]\((?:https?:\/\/|mailto:|[/#])[^\s()]{0,1000}(?:\s"[^"\n]{0,200}")?\)`
const LINK = String.raw`(?<link>!?\[(?=[^\[\]\n]{1,300}${ADDRESS})|(?<=\[[^\[\]\n]{1,300})${ADDRESS})`
/** At a line's start; before a figure ">" says "more than". */
const BLOCK_QUOTE = String.raw`(?<prefix>(?<=^[ \t]{0,3})>(?:[ \t]?>){0,4}[ \t]*(?![> \t]|[\p{Sc}.]?\d))`
/** At a word's edge; spaces on either side make it a sign, and "5*3" has none of its own. */
const EMPHASIS = String.raw`(?<emphasis>(?<![*_\p{L}\p{N}])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![*_\p{L}\p{N}]))`
/** Marks made of two signs, at the edge of a word. */
const TYPED = String.raw`(?<typed>(?<![^\s(]),,(?=\p{L})|(?<![^\s(])<<(?=\p{L})|(?<=[\p{L}.,!?…])>>(?![^\s.,;:!?)]))`

const MARKUP = new RegExp(
  [RAISED, TAG, CHARACTER_REFERENCE.source, LINK, BLOCK_QUOTE, EMPHASIS, TYPED].join('|'),
  'gimu',
)

/** Elements that part what stands before them from what stands behind. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote br center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const INLINES: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code dfn em font i img ins kbd mark nobr q small span strong sub sup time tt u wbr'.split(
    ' ',
  ),
)
/** Elements that need no closing tag. */
const UNPAIRED: ReadonlySet<string> = new Set('br hr img li p wbr'.split(' '))

/** What a reader sees for a piece of markup; `null` if it is none. */
function visible(match: RegExpExecArray, paired: ReadonlySet<string>, quote: string): string | null {
  const { name, close, shift, figures, link, prefix, emphasis, typed } = match.groups ?? {}
  if (figures !== undefined) return shifted(figures, shift?.toLowerCase() === 'sub')
  if (name !== undefined) return tag(name.toLowerCase(), close !== '', paired)
  if (link !== undefined || prefix !== undefined || emphasis !== undefined) return ''
  if (typed !== undefined) return TYPED_MARKS[typed] ?? null
  return readReference(quote.slice(match.index, match.index + match[0].length))
}

const TYPED_MARKS: Readonly<Record<string, string>> = { ',,': '„', '<<': '«', '>>': '»' }

function tag(name: string, closes: boolean, paired: ReadonlySet<string>): string | null {
  if (!UNPAIRED.has(name) && !paired.has(name)) return null
  if (name === 'q') return closes ? '”' : '“'
  if (BLOCKS.has(name)) return '\n'
  // Something stands there: the letters on either side of it are no word.
  if (name === 'img') return ' '
  return INLINES.has(name) ? '' : null
}

/** Raised and lowered figures as characters of their own: 10² is not 102. In brackets they are a note's number. */
function shifted(figures: string, isLowered: boolean): string {
  if (figures.startsWith('[')) return figures
  return figures.replace(/\d/g, (digit) => (isLowered ? LOWERED : RAISED_FIGURES)[Number(digit)] ?? digit)
}

const RAISED_FIGURES = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** Names of tags that are both opened and closed. */
function pairedNames(quote: string): Set<string> {
  const opened = new Set<string>()
  const closed = new Set<string>()
  for (const { groups } of quote.matchAll(new RegExp(TAG, 'giu'))) {
    const { name = '', close } = groups ?? {}
    ;(close === '' ? opened : closed).add(name.toLowerCase())
  }
  return new Set([...opened].filter((name) => closed.has(name)))
}
