/**
 * What each HTML element does to the text in it, and which open elements a tag ends without naming them: as much of
 * the tree construction of the HTML Living Standard (§13.2.6) as a reader of the text can notice.
 */

/** A sum of the effects below. */
export type Effects = number

export const NO_EFFECT = 0
/** Its text is a paragraph, or several. */
export const PARAGRAPH = 1
/** Its text is not shown. */
export const DROPPED = 2
/** White space in it stays as it is. */
export const PREFORMATTED = 4
/** `<q>`: its text is put in quotation marks. */
export const QUOTATION = 8
/** `<blockquote>`: each line in it is marked. */
export const BLOCK_QUOTATION = 16
/** `<br>`. */
export const LINE_BREAK = 32

export type Kind = {
  /** Elements that end one another share a name: h1 and h2, td and th. */
  readonly name: string
  readonly effects: Effects
  /** Nothing can stand in it. */
  readonly isVoid: boolean
  /** How strong a wall it is: tags ending what was opened before must reach as far. 0 for inline elements. */
  readonly wall: number
  /** The strongest walls past which its end tag reaches. */
  readonly reach: number
  /** The open elements that its start tag ends, in this order. */
  readonly ends: readonly Ending[]
}

/** The innermost open element of a name is ended, unless a stronger wall than `reach` was opened in it. */
export type Ending = { readonly name: string; readonly reach: number }

/** The strongest wall. */
export const WALL_MAX = 6

/** The kind of the elements with a tag name, in small letters. An unknown one is an inline element. */
export function kindOf(tag: string): Kind {
  return KINDS.get(tag) ?? { name: tag, effects: NO_EFFECT, isVoid: false, wall: 0, reach: 0, ends: [] }
}

/** Open svg and math elements, and those in them that hold HTML again, stand on the stack under these names. */
export const FOREIGN = 'svg'
export const FOREIGN_WITH_HTML = 'foreignobject'

/** True for start tags that cannot stand in svg or math: they end it (§13.2.6.5). */
export function breaksOut(tag: string): boolean {
  return BREAKS_OUT.has(tag)
}

const BREAKS_OUT = words(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr
   ol p pre ruby s small span strong strike sub sup table tt u ul var`,
)

const PARAGRAPHS = words(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
   form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary
   table tbody td tfoot th thead tr ul xmp`,
)
/** The last row is the fallback that a browser shows only if it does not know the element. */
const DROPS = words(
  `script style noscript template title svg math iframe object select option button textarea datalist
   noembed noframes audio video canvas`,
)
/** The tags of html and body end nothing: what follows them is still in the body. So they are void to us. */
const VOIDS = words(
  `area base basefont bgsound body br col embed frame hr html image img input keygen link meta param source track wbr`,
)
const PREFORMATS = words('listing plaintext pre xmp')
const HEADINGS = words('h1 h2 h3 h4 h5 h6')
const ROW_GROUPS = words('tbody tfoot thead')
const CELLS = words('td th')
const TERMS = words('dd dt')
const FOREIGNS = words('math svg')
const FOREIGNS_WITH_HTML = words('annotation-xml desc foreignobject mi mn mo ms mtext title')
const IN_TABLE = words('caption tbody td tfoot th thead tr')
const NOT_IN_PARAGRAPH = words('body html legend')

const SHARED: readonly (readonly [tags: ReadonlySet<string>, name: string])[] = [
  [HEADINGS, 'h1'],
  [ROW_GROUPS, 'tbody'],
  [CELLS, 'td'],
  [TERMS, 'dd'],
  [FOREIGNS, FOREIGN],
  [FOREIGNS_WITH_HTML, FOREIGN_WITH_HTML],
]

/** By strength. Blocks that are in no row are walls of strength 2. */
const WALLS: readonly (readonly [tags: ReadonlySet<string>, wall: number])[] = [
  [words('address div p'), 1],
  [words('button'), 3],
  [new Set([...words('applet caption marquee object select td th'), ...FOREIGNS_WITH_HTML]), 4],
  [words('table'), 5],
  // A browser with scripts does not parse what is in noscript; its end tag ends it whatever is in it.
  [words('noscript template'), WALL_MAX],
]
const BLOCK_WALL = 2

/** How far start tags reach that end what they cannot stand in. */
const ITEM_REACH = 1
const PARAGRAPH_REACH = 2
const BLOCK_REACH = 3
const TABLE_REACH = 4

const KINDS: ReadonlyMap<string, Kind> = new Map(
  [...PARAGRAPHS, ...DROPS, ...VOIDS, ...FOREIGNS_WITH_HTML, 'a', 'applet', 'marquee', 'optgroup', 'q'].map(
    (tag): [string, Kind] => [tag, describe(tag)],
  ),
)

function describe(tag: string): Kind {
  const wall = WALLS.find(([tags]) => tags.has(tag))?.[1] ?? (PARAGRAPHS.has(tag) ? BLOCK_WALL : 0)
  return {
    name: nameOf(tag),
    effects: effectsOf(tag),
    isVoid: VOIDS.has(tag),
    wall,
    reach: reachOf(tag, wall),
    ends: [...peersOf(tag), ...(endsParagraph(tag) ? [{ name: 'p', reach: PARAGRAPH_REACH }] : [])],
  }
}

function nameOf(tag: string): string {
  return SHARED.find(([tags]) => tags.has(tag))?.[1] ?? tag
}

function effectsOf(tag: string): Effects {
  return (
    (PARAGRAPHS.has(tag) ? PARAGRAPH : NO_EFFECT) |
    (DROPS.has(tag) ? DROPPED : NO_EFFECT) |
    (PREFORMATS.has(tag) ? PREFORMATTED : NO_EFFECT) |
    (tag === 'q' ? QUOTATION : NO_EFFECT) |
    (tag === 'blockquote' ? BLOCK_QUOTATION : NO_EFFECT) |
    (tag === 'br' ? LINE_BREAK : NO_EFFECT)
  )
}

/** What is dropped ends with its end tag even if blocks in it are open: rather too much is shown than too little. */
function reachOf(tag: string, wall: number): number {
  if (tag === 'p') return PARAGRAPH_REACH
  if (IN_TABLE.has(tag) || DROPS.has(tag)) return Math.max(TABLE_REACH, wall)
  return wall === 0 ? 0 : Math.max(BLOCK_REACH, wall)
}

function endsParagraph(tag: string): boolean {
  return PARAGRAPHS.has(tag) && !IN_TABLE.has(tag) && !NOT_IN_PARAGRAPH.has(tag)
}

/** What a start tag ends because it cannot stand in its like. */
function peersOf(tag: string): Ending[] {
  const within = (reach: number, ...names: string[]): Ending[] => names.map((name) => ({ name, reach }))
  if (tag === 'li') return within(ITEM_REACH, 'li')
  if (TERMS.has(tag)) return within(ITEM_REACH, 'dd')
  if (HEADINGS.has(tag)) return within(0, 'h1')
  if (CELLS.has(tag)) return within(TABLE_REACH, 'td', 'caption')
  if (tag === 'tr') return within(TABLE_REACH, 'td', 'caption', 'tr')
  if (ROW_GROUPS.has(tag)) return within(TABLE_REACH, 'td', 'caption', 'tr', 'tbody')
  if (tag === 'option' || tag === 'optgroup') return within(0, 'option')
  if (tag === 'button') return within(BLOCK_REACH, 'button')
  return tag === 'a' ? within(0, 'a') : []
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
