/** Joins a text with all that is stated of it, checks the whole, and makes it a document. */
import { createHash } from 'node:crypto'
import { type Document, NOTHING_KNOWN } from '../../core/document.ts'
import { controlCharacterIn } from '../../service/manuscript.ts'
import type { Draft, Stated } from './draft.ts'
import { type Facts, type Fault, mergeFacts } from './facts.ts'
import type { Problem } from './problem.ts'
import type { Read } from './read.ts'

/** Where a text stands, for people, and what it is called if nothing else is stated. `line` is that of its record. */
export type Naming = {
  readonly file: string
  readonly line: number | null
  readonly id: string
  readonly title: string
}

/**
 * One document, or all that is wrong with it. `above` wins over the draft, and of two of its layers the first; what a
 * file states wins over what its format says.
 */
export function compose(naming: Naming, draft: Draft, above: readonly Stated[]): readonly Read[] {
  const layers = draft.stated === null ? above : [...above, draft.stated]
  const facts = mergeFacts([...layers.map((layer) => layer.facts), draft.facts])
  const title = facts.title ?? volumeTitle(facts)
  const problems = [
    ...missing(naming, draft, { ...facts, ...(title === null ? {} : { title }) }),
    ...textFaults(draft).map((fault) => ({ file: naming.file, ...fault, line: fault.line ?? naming.line })),
    ...absentQuotes(facts, draft.text).map(at(naming, layers, 'attribution')),
    ...wrongDigest(facts, draft.text).map(at(naming, layers, 'sha256')),
  ]
  if (problems.length > 0) return problems.map((problem) => ({ kind: 'problem', problem }))
  const document = documentOf(draft, facts, { id: facts.id ?? naming.id, title: title ?? naming.title })
  return [
    {
      kind: 'document',
      document,
      file: naming.line === null ? naming.file : `${naming.file}:${naming.line}`,
    },
  ]
}

/** From a message to the problem where the field is stated. */
function at({ file }: Naming, layers: readonly Stated[], field: keyof Facts): (message: string) => Problem {
  const layer = layers.find((stated) => stated.facts[field] !== undefined)
  const line = layer?.lineOf(field) ?? null
  return (message) => ({ file: layer?.file ?? file, line, field, message })
}

function missing({ file }: Naming, { required, stated }: Draft, facts: Facts): Problem[] {
  return required
    .filter((field) => facts[field] === undefined)
    .map((field) => ({ file, line: stated?.lineOf(field) ?? null, field, message: 'is missing' }))
}

/** A text has words, and no control characters but tabs and line ends: others are a fault of its making. */
function textFaults({ text, line }: Draft): Fault[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [{ line, field: null, message: 'holds no words' }]
  const control = controlCharacterIn(text)
  if (control !== null) {
    const before = text.slice(0, control.at).split('\n').length - 1
    return [{ line: line === null ? null : line + before, field: null, message: control.message }]
  }
  return text.isWellFormed() ? [] : [{ line, field: null, message: 'holds half a surrogate pair' }]
}

/** An override whose quote is not found would be passed over in silence. Line breaks in the YAML do not count. */
function absentQuotes({ attribution = [] }: Facts, text: string): string[] {
  if (attribution.length === 0) return []
  const flat = (words: string) => words.replace(/\s+/g, ' ')
  const held = flat(text)
  return attribution
    .filter(({ quote }) => !held.includes(flat(quote)))
    .map(({ quote }) => `names words that are not in the text: ${quote}`)
}

function wrongDigest({ sha256 }: Facts, text: string): string[] {
  if (sha256 === undefined) return []
  const digest = createHash('sha256').update(text).digest('hex')
  return digest === sha256 ? [] : [`is not that of the text, which is ${digest}`]
}

function volumeTitle({ publication, volume, issue }: Facts): string | null {
  if (publication === undefined || volume === undefined || issue === undefined) return null
  return `${publication} ${volume}:${issue}`
}

function documentOf(
  draft: Draft,
  facts: Facts,
  named: { readonly id: string; readonly title: string },
): Document {
  const { attribution = [], sha256: _, ...metadata } = facts
  return {
    metadata: { ...named, ...NOTHING_KNOWN, ...metadata, ...named },
    text: draft.text,
    silent: [],
    locators: draft.locators,
    overrides: attribution,
  }
}
