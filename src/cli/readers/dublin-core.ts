/** The Dublin Core elements by which DOCX and EPUB say what they are. */
import { oneLine } from './canonical.ts'
import { type Facts, isoDate, languageTag } from './facts.ts'
import { stated } from './page-facts.ts'
import { readXml, type XmlFault } from './xml.ts'

/** The elements of XML that are in Dublin Core's vocabulary, several of one name in their order. */
export type DublinCore = ReadonlyMap<string, readonly string[]>

const ELEMENTS: ReadonlySet<string> = new Set(['title', 'creator', 'publisher', 'date', 'language', 'rights'])

export function readDublinCore(xml: string): DublinCore | XmlFault {
  const elements = new Map<string, string[]>()
  let reading: string | null = null
  let content = ''
  const wrong = readXml(xml, {
    open: (name, attributes) => {
      const event = attributes.get('event')
      // Of the dates that EPUB 2 may give, only that of publication.
      reading = ELEMENTS.has(name) && (event === undefined || /publication/.test(event)) ? name : null
      content = ''
    },
    text: (characters) => {
      content += characters
    },
    close: (name) => {
      const value = oneLine(content)
      if (name === reading && value !== null) elements.set(name, [...(elements.get(name) ?? []), value])
      reading = null
    },
  })
  return wrong ?? elements
}

/** What the elements say of a text. */
export function factsOfDublinCore(elements: DublinCore): Facts {
  const first = (name: string): string | null => elements.get(name)?.[0] ?? null
  const [date, language] = [first('date'), first('language')]
  return stated({
    title: first('title'),
    author: elements.get('creator')?.join(', ') ?? null,
    publication: first('publisher'),
    date: date === null ? null : isoDate(date),
    language: language === null ? null : languageTag(language),
    licence: first('rights'),
  })
}
