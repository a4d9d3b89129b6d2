/** To whom the held documents belong, and what a claimed name means among them. */

import { isLater, type PartialDate, readDate } from '../core/date.ts'
import type { Ownership } from '../core/index/table.ts'
import { HONORIFICS } from '../core/language/english-attribution.ts'
import { compareNames, foldTitle, isParticle, namesOf, readName, sameTitle } from '../core/person/name.ts'
import { readAppellation } from '../core/person/role.ts'
import { spellOut } from '../core/spelling/umlaut.ts'
import { tokenize } from '../core/text/token.ts'
import type { HeldVersion } from './holding.ts'

/** Documents with the same speaker or author, publication or title, and aliases. */
export type Owner = Ownership & { readonly documents: readonly HeldVersion[] }

export type Owners = {
  /** Those of whom one may be meant by a person's name: they share a word of it that is no title. */
  readonly persons: (name: string) => readonly Owner[]
  /** Those of a publication or work of this title. */
  readonly works: (title: string) => readonly Owner[]
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

export function ownersOf(documents: readonly HeldVersion[]): Owners {
  // Read out of all names when first asked for: most claims name nobody.
  const groups = once(() => groupsOf(documents))
  const persons = once(() => indexOf(groups(), namingWords))
  const works = once(() => indexOf(groups(), ({ work, aliases }) => namesOf(work, aliases).map(foldTitle)))
  return {
    persons: (name) => [...new Set(tellingWords(name).flatMap((word) => persons().get(word) ?? []))],
    works: (title) => works().get(foldTitle(title)) ?? [],
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function indexOf(
  owners: readonly Owner[],
  keysOf: (owner: Owner) => readonly string[],
): Map<string, Owner[]> {
  const index = new Map<string, Owner[]>()
  for (const owner of owners) {
    for (const key of new Set(keysOf(owner))) {
      if (key === '') continue
      const sharing = index.get(key) ?? []
      index.set(key, sharing)
      sharing.push(owner)
    }
  }
  return index
}

/** Words of all names that the person may go by. */
function namingWords({ person, aliases }: Owner): string[] {
  if (person === null) return []
  return [person, ...Object.keys(aliases), ...Object.values(aliases).flat()].flatMap(wordsOf)
}

/** Of a name with umlauts also as it is spelled without: Krüger, Krueger. */
function wordsOf(name: string): string[] {
  const spellings = new Set([name, spellOut(name)])
  return [...spellings].flatMap((spelling) => tokenize(spelling).map(({ key }) => key))
}

/**
 * The words of a name without titles and particles, which thousands share; all of them where there are no others. What
 * looks like a particle is a surname in last place: Le, Ben.
 */
function tellingWords(name: string): string[] {
  const own = wordsOf(readAppellation(name).name.join(' '))
  const telling = own.filter(
    (word, at) => (at === own.length - 1 || !isParticle(word)) && !HONORIFICS.has(word),
  )
  return [telling, own].find(({ length }) => length > 0) ?? wordsOf(name)
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
  const works = owners.works(name)
  for (const owner of owners.persons(name)) {
    const { person, aliases } = owner
    if (person === null || compareNames(name, person, aliases) !== 'same') continue
    fits.set(person, fitOf(name, namesOf(person, aliases)))
    dates.push(...datesOf(owner))
    for (const { id } of owner.documents) documents.add(id)
  }
  for (const owner of works) for (const { id } of owner.documents) documents.add(id)
  const best = Math.max(...fits.values())
  const namesakes = new Set([...fits].flatMap(([person, fit]) => (fit === best ? [person] : [])))
  return { documents, speaksUntil: latest(dates), isWork: works.length > 0, namesakes }
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
