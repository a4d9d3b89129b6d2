/** Joins a text with all that is stated of it, checks the whole, and makes it a document. */
import { createHash } from 'node:crypto'
import { absentQuotes, documentOf, textFaults, titleOf } from '../../service/manuscript.ts'
import type { Draft, Stated } from './draft.ts'
import { type Facts, mergeFacts } from './facts.ts'
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
  const title = facts.title ?? titleOf(facts)
  const problems = [
    ...missing(naming, draft, { ...facts, ...(title === null ? {} : { title }) }),
    ...textProblems(naming, draft),
    ...absentQuotes(facts, draft.text)
      .map(({ message }) => message)
      .map(at(naming, layers, 'attribution')),
    ...wrongDigest(facts, draft.text).map(at(naming, layers, 'sha256')),
  ]
  if (problems.length > 0) return problems.map((problem) => ({ kind: 'problem', problem }))
  const named = { id: facts.id ?? naming.id, title: title ?? naming.title }
  const document = documentOf(named, facts, draft.text, draft.locators)
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

/** What is wrong with the text, in its line of the file or in that of its record. One fault is enough to find it. */
function textProblems(naming: Naming, { text, line }: Draft): Problem[] {
  return textFaults(text)
    .slice(0, 1)
    .map(({ message, at }) => {
      const before = at === undefined ? 0 : text.slice(0, at).split('\n').length - 1
      const found = line === null ? naming.line : line + before
      return { file: naming.file, line: found, field: null, message }
    })
}

function wrongDigest({ sha256 }: Facts, text: string): string[] {
  if (sha256 === undefined) return []
  const digest = createHash('sha256').update(text).digest('hex')
  return digest === sha256 ? [] : [`is not that of the text, which is ${digest}`]
}
