/** What the header of a TEI file says of its text. */
import { oneLine } from './canonical.ts'
import { type Facts, isoDate, languageTag } from './facts.ts'
import { stated } from './page-facts.ts'
import type { Attributes, XmlListener } from './xml.ts'

export type TeiHeader = XmlListener & {
  /** To be told of the elements that are in neither header nor body. */
  around(name: string, attributes: Attributes): void
  /** The name of the outermost element; empty if there is none. */
  root(): string
  facts(): Facts
}

/** An element of the header with the names of those around it, from `fileDesc` and its like on. */
type Element = { readonly path: readonly string[]; readonly attributes: Attributes; readonly content: string }

/** Reads the first header; of a corpus, the header of the whole. */
export function teiHeader(): TeiHeader {
  const elements: Element[] = []
  const open: { readonly name: string; readonly attributes: Attributes; content: string }[] = []
  let root = ''
  let language: string | null = null

  return {
    around: (name, attributes) => {
      const lang = attributes.get('lang')
      if (root === '') root = name
      if (lang !== undefined && (root === name || name === 'text')) language = lang
    },
    open: (name, attributes) => {
      open.push({ name, attributes, content: '' })
    },
    text: (characters) => {
      for (const element of open) element.content += characters
    },
    close: () => {
      const path = open.map(({ name }) => name)
      const element = open.pop()
      if (element !== undefined)
        elements.push({ path, attributes: element.attributes, content: element.content })
    },
    root: () => root,
    facts: () => factsOf(elements, language),
  }
}

function factsOf(elements: readonly Element[], around: string | null): Facts {
  const all = (...names: readonly string[]) =>
    elements.filter(
      ({ path }) =>
        path.at(-1) === names.at(-1) && names.slice(0, -1).every((name) => path.slice(0, -1).includes(name)),
    )
  const contentOf = (element: Element | undefined) => oneLine(element?.content)
  const authors = all('titleStmt', 'author')
    .map(contentOf)
    .filter((name) => name !== null)
  const [dated] = [...all('creation', 'date'), ...all('sourceDesc', 'date')]
  const date = oneLine(dated?.attributes.get('when') ?? dated?.content)
  const [licence] = all('availability', 'licence')
  const language = oneLine(all('langUsage', 'language')[0]?.attributes.get('ident') ?? around)
  return stated({
    title: contentOf(all('titleStmt', 'title').find(({ attributes }) => attributes.get('type') !== 'sub')),
    author: authors.length === 0 ? null : authors.join(', '),
    publication: contentOf(
      all('sourceDesc', 'title').find(({ attributes }) => attributes.get('level') === 'j'),
    ),
    date: date === null ? null : isoDate(date),
    language: language === null ? null : languageTag(language),
    licence: oneLine(licence?.attributes.get('target') ?? licence?.content),
  })
}
