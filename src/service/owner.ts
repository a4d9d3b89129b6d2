/** To whom the held documents belong, and what a claimed name means among them. */

import { isLater, type PartialDate, readDate } from '../core/date.ts'
import type { Ownership } from '../core/index/table.ts'
import { compareNames, namesOf, readName, sameTitle } from '../core/person/name.ts'
import { tokenize } from '../core/text/token.ts'
import type { HeldVersion } from './holding.ts'

/** Documents with the same speaker or author, publication or title, and aliases. */
export type Owner = Ownership & { readonly documents: readonly HeldVersion[] }

/** Those who share a word with a name: nobody else is meant by it. */
export type Owners = (name: string) => readonly Owner[]

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

export function ownersOf(documents: readonly HeldVersion[]): Owners {
  // Read out of all names when first asked for: most claims name nobody.
  let index: ReadonlyMap<string, readonly Owner[]> | null = null
  return (name) => {
    index ??= indexOf(documents)
    const known = index
    return [...new Set(tokenize(name).flatMap(({ key }) => known.get(key) ?? []))]
  }
}

function indexOf(documents: readonly HeldVersion[]): Map<string, Owner[]> {
  const index = new Map<string, Owner[]>()
  for (const owner of groupsOf(documents)) {
    const { person, work, aliases } = owner
    const names = [person ?? '', work, ...Object.values(aliases).flat(), ...Object.keys(aliases)]
    for (const key of new Set(names.flatMap((name) => tokenize(name).map((word) => word.key)))) {
      const sharing = index.get(key) ?? []
      index.set(key, sharing)
      sharing.push(owner)
    }
  }
  return index
}

/** Segments have their own lists of owners, in which the same one may stand. */
function groupsOf(documents: readonly HeldVersion[]): Owner[] {
  const bySegment = Map.groupBy(documents, ({ owner }) => owner)
  const groups = Map.groupBy(bySegment, ([{ person, work, aliases }]) =>
    JSON.stringify([person, work, aliases]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ ...first[0], documents: group.flatMap(([, held]) => held) }]
  })
}

export function heldUnder(name: string, owners: Owners): Held {
  const documents = new Set<string>()
  const fits = new Map<string, number>()
  const dates: PartialDate[] = []
  let isWork = false
  for (const owner of owners(name)) {
    const { person, work, aliases } = owner
    const isPerson = person !== null && compareNames(name, person, aliases) === 'same'
    const isOwnWork = namesOf(work, aliases).some((other) => sameTitle(name, other))
    if (isPerson) fits.set(person, fitOf(name, namesOf(person, aliases)))
    isWork ||= isOwnWork
    if (isPerson) dates.push(...datesOf(owner))
    if (isPerson || isOwnWork) for (const { id } of owner.documents) documents.add(id)
  }
  const best = Math.max(...fits.values())
  const namesakes = new Set([...fits].flatMap(([person, fit]) => (fit === best ? [person] : [])))
  return { documents, speaksUntil: latest(dates), isWork, namesakes }
}

function datesOf({ documents }: Owner): PartialDate[] {
  const dates = new Set(documents.flatMap(({ date }) => (date === null ? [] : [date])))
  return [...dates].flatMap((date) => readDate(date))
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
