/** TEI: the body of the text as the source has it, and what the header says of it. */
import { dropControls, oneLine } from './canonical.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { decodeText } from './encoding.ts'
import { type Flow, flow } from './flow.ts'
import { teiHeader } from './tei-header.ts'
import { type Attributes, declaredXmlEncoding, readXml, type XmlListener } from './xml.ts'

/** What stands in them is no word of the text. */
const LEFT_OUT = words('note fw figDesc del')
/** Of a choice the source's own reading is kept. Alone, these are the text. */
const EDITED = words('corr reg expan')
const PARAGRAPHS = words(
  'ab argument byline castList closer dateline div div1 div2 div3 div4 div5 div6 div7 epigraph head lg list opener p postscript salute signed sp stage table trailer',
)
const LINES = words('castItem item l lb row')
const DIVISION = /^div\d?$/
/** A longer heading is no label. */
const HEAD_UNITS_MAX = 80

/**
 * The text of `<body>`, without notes, running heads and editors' corrections. Quotation marks are those that stand
 * there. Divisions (their `<head>`, or type and number) and pages (`<pb n>`) are locators: `Chapter 3, p. 12`. A
 * `<speaker>` is a label before the words: `HAMLET: …`.
 */
export async function readTei({ bytes }: Source): Promise<Found> {
  const decoded = decodeText(bytes, declaredXmlEncoding(bytes))
  if (decoded.kind === 'fault') return fault(decoded.message)
  const header = teiHeader()
  const body = teiBody()
  const open: string[] = []
  /** Whoever is told what stands in the outermost `<teiHeader>` or `<body>`. */
  let listener: XmlListener | null = null
  let depth = 0
  const wrong = readXml(decoded.text, {
    open: (name, attributes) => {
      if (listener === null && name === 'teiHeader') listener = header
      else if (listener === null && name === 'body') listener = body
      if (listener === null) header.around(name, attributes)
      else if (depth++ > 0) listener.open(name, attributes)
      open.push(name)
    },
    text: (characters) => listener?.text(characters),
    close: (name) => {
      open.pop()
      if (listener === null) return
      depth -= 1
      if (depth === 0) listener = null
      else listener.close(name)
    },
  })
  if (wrong !== null) return fault(wrong.message, wrong.line)
  const root = header.root()
  if (root !== 'TEI' && root !== 'TEI.2' && root !== 'teiCorpus')
    return fault(`is XML, but not TEI: it is <${root}>`)
  const { text, locators } = body.finish()
  return found(text, header.facts(), locators)
}

type Division = { label: string | null }

function teiBody(): XmlListener & { finish: Flow['finish'] } {
  const written = flow()
  const open: string[] = []
  const divisions: Division[] = []
  let page: string | null = null
  /** How many elements are open from the one on that is left out; 0 if none is. */
  let leftOut = 0
  /** White space stands before what is written next. */
  let space = false
  /** What is written next stands on the line of the speaker's label. */
  let joins = false
  /** The content of the `<head>` or `<speaker>` that is open. */
  let content: string | null = null

  const breakLine = (count: number): void => {
    if (joins) return
    written.lines(count)
    space = false
  }
  const locate = (): void => {
    const division = divisions.findLast(({ label }) => label !== null)
    const [own, at] = [divisions.at(-1) ?? null, page]
    written.locate(() => {
      const parts = [own?.label ?? division?.label ?? null, at].filter((part) => part !== null)
      return parts.length === 0 ? null : parts.join(', ')
    })
  }
  const write = (characters: string): void => {
    const core = characters.replace(/\s+/g, ' ').trim()
    if (core !== '') {
      const isApart = (space || /^\s/.test(characters)) && !written.isAtGap()
      written.write(isApart ? ` ${core}` : core)
      joins = false
      space = false
    }
    space ||= /\s$/.test(characters)
  }

  return {
    open: (name, attributes) => {
      const parent = open.at(-1)
      open.push(name)
      if (leftOut > 0 || LEFT_OUT.has(name) || (parent === 'choice' && EDITED.has(name))) leftOut += 1
      if (leftOut > 0) return
      if (name === 'lb' && attributes.get('break') === 'no') return
      if (PARAGRAPHS.has(name)) breakLine(2)
      if (LINES.has(name)) breakLine(1)
      if (name === 'cell') space = true
      if (name === 'head' || name === 'speaker') content = ''
      if (DIVISION.test(name)) divisions.push({ label: numbered(attributes) })
      const n = attributes.get('n')
      if (name === 'pb' && n !== undefined) page = `p. ${n.replace(/^p\.?\s*/, '')}`
      if (name === 'pb' || DIVISION.test(name)) locate()
    },
    text: (characters) => {
      if (leftOut > 0) return
      const clean = dropControls(characters)
      if (content !== null) content += clean
      if (open.at(-1) !== 'speaker') write(clean)
    },
    close: (name) => {
      open.pop()
      if (leftOut > 0) {
        leftOut -= 1
        return
      }
      if (name === 'head') nameDivision(divisions.at(-1), content)
      if (name === 'speaker') {
        const label = oneLine(content)?.replace(/[.:]$/, '')
        write(label === undefined ? '' : `${label}: `)
        joins = label !== undefined
        space = joins
      }
      if (name === 'head' || name === 'speaker') content = null
      if (DIVISION.test(name)) {
        divisions.pop()
        locate()
      }
      if (PARAGRAPHS.has(name)) breakLine(2)
      if (name === 'l' || name === 'item' || name === 'row') breakLine(1)
    },
    finish: written.finish,
  }
}

function numbered(attributes: Attributes): string | null {
  const n = attributes.get('n')
  return n === undefined ? null : `${attributes.get('type') ?? 'section'} ${n}`
}

/** The first heading names it, rather than its number. */
function nameDivision(
  division: (Division & { isNamed?: boolean }) | undefined,
  content: string | null,
): void {
  const label = oneLine(content)
  if (division === undefined || division.isNamed || label === null || label.length > HEAD_UNITS_MAX) return
  division.label = label
  division.isNamed = true
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
