/** Reads XML tag by tag. Names are told without their prefixes. */
import { SaxesParser } from 'saxes'

export type Attributes = ReadonlyMap<string, string>

export type XmlListener = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** Characters with their references resolved; may come in pieces. */
  text(characters: string): void
}

/** What is wrong at a 1-based line. */
export type XmlFault = { readonly line: number; readonly message: string }

/** Tells the listener all that stands in `xml`; gives the first thing that is wrong with it, after which nothing is told. */
export function readXml(xml: string, listener: XmlListener): XmlFault | null {
  let wrong: XmlFault | null = null
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', (error) => {
    wrong ??= {
      line: parser.line,
      message: `is not well-formed XML: ${error.message.replace(/^[\d:]+ /, '')}`,
    }
  })
  parser.on('opentag', ({ local, attributes }) => {
    if (wrong !== null) return
    listener.open(local, new Map(Object.values(attributes).map(({ local: name, value }) => [name, value])))
  })
  parser.on('closetag', ({ local }) => {
    if (wrong === null) listener.close(local)
  })
  const tell = (characters: string): void => {
    if (wrong === null) listener.text(characters)
  }
  parser.on('text', tell)
  parser.on('cdata', tell)
  parser.write(xml).close()
  return wrong
}

/** The encoding that the XML declaration names. */
export function declaredXmlEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ?? null
}

const DECLARATION_BYTES = 256
