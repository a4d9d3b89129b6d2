/** To whom the held documents belong, and what a claimed name means among them. */

import { isLater, type PartialDate, readDate } from '../core/date.ts'
import type { DocumentSummary } from '../core/index/build.ts'
import { compareNames, namesOf, readName, sameTitle } from '../core/person/name.ts'
import { tokenize } from '../core/text/token.ts'

/** Documents with the same speaker or author, publication or title, and aliases. */
export type Owner = {
  readonly person: string | null
  readonly work: string
  readonly aliases: DocumentSummary['aliases']
  readonly documents: readonly DocumentSummary[]
  /** The words of all its names: who shares none of them is not meant. */
  readonly words: ReadonlySet<string>
  /** Latest date of the documents. */
  readonly until: PartialDate | null
}

/** What the library holds under a claimed name. */
export type Held = {
  /** Ids of the documents that belong to whoever is claimed. */
  readonly documents: ReadonlySet<string>
  readonly speaksUntil: PartialDate | null
  /** True if the name is that of a publication or title. */
  readonly isWork: boolean
  /** Of the held persons who may be meant, those whom the claimed name fits best. */
  readonly namesakes: ReadonlySet<string>
}

export function ownersOf(documents: readonly DocumentSummary[]): Owner[] {
  const groups = Map.groupBy(documents, ({ speaker, author, publication, title, aliases }) =>
    JSON.stringify([speaker ?? author, publication ?? title, aliases]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const person = first.speaker ?? first.author
    const work = first.publication ?? first.title
    const names = [person ?? '', work, ...Object.values(first.aliases).flat(), ...Object.keys(first.aliases)]
    return [
      {
        person,
        work,
        aliases: first.aliases,
        documents: group,
        words: new Set(names.flatMap((name) => tokenize(name).map((word) => word.key))),
        until: latest(group.flatMap(({ date }) => (date === null ? [] : readDate(date)))),
      },
    ]
  })
}

export function heldUnder(name: string, owners: readonly Owner[]): Held {
  const words = tokenize(name).map((word) => word.key)
  const documents = new Set<string>()
  const fits = new Map<string, number>()
  const dates: PartialDate[] = []
  let isWork = false
  for (const owner of owners) {
    if (!words.some((word) => owner.words.has(word))) continue
    const { person, work, aliases } = owner
    const isPerson = person !== null && compareNames(name, person, aliases) === 'same'
    const isOwnWork = namesOf(work, aliases).some((other) => sameTitle(name, other))
    if (isPerson) fits.set(person, fitOf(name, namesOf(person, aliases)))
    isWork ||= isOwnWork
    if (isPerson && owner.until !== null) dates.push(owner.until)
    if (isPerson || isOwnWork) for (const { id } of owner.documents) documents.add(id)
  }
  const best = Math.max(...fits.values())
  const namesakes = new Set([...fits].flatMap(([person, fit]) => (fit === best ? [person] : [])))
  return { documents, speaksUntil: latest(dates), isWork, namesakes }
}

/** How many of the claimed given names and initials one of the names has; all the world if it is the name to the letter. */
function fitOf(claimed: string, names: readonly string[]): number {
  const { given } = readName(claimed)
  const fits = names.map((name) => {
    if (sameTitle(claimed, name)) return Number.POSITIVE_INFINITY
    const known = readName(name).given
    return given.filter((part) => known.some((other) => other.startsWith(part) || part.startsWith(other)))
      .length
  })
  return Math.max(...fits)
}

function latest(dates: readonly PartialDate[]): PartialDate | null {
  return dates.reduce<PartialDate | null>(
    (last, date) => (last === null || isLater(date, last) ? date : last),
    null,
  )
}
