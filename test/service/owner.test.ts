/** Whom a claimed name means among those who are held, and what may be left out of looking for them. */
import { describe, expect, it } from 'vitest'
import { compareNames, sameTitle } from '../../src/core/person/name.ts'
import { heldUnder, type Owner, ownersOf } from '../../src/service/owner.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { opened } from './reader.ts'
import { textOf } from './text.ts'

const AUTHORS = [
  'Martin Luther King',
  'King',
  'Mr. Arce',
  'Jean Dupont, Secretary-General',
  'Charles de Gaulle',
  'Leyen',
  'Thomas Krüger',
  'A. Le',
  'The White House',
  'Ministry of Defence',
  'the President',
]
const OUTLETS = ['The Guardian', 'On Liberty', 'F. D. R.']
const NAMES = [
  'King',
  'Jack King',
  'Mr. King',
  'Mr. Arce',
  'Arce',
  'President Arce',
  'Secretary-General Jean Dupont',
  'Dupont, Jean',
  'Gaulle',
  'General de Gaulle',
  'Ursula von der Leyen',
  'Krueger',
  'Anh Le',
  'Le',
  'Dr. Thomas Krueger',
  'White House',
  'the Ministry of Defence',
  'The President',
  'Guardian',
  'the guardian',
  'On Liberty',
  'FDR',
  'Mr.',
  'de',
  'nobody at all',
]

const store = memoryStore()
await publish(store, [
  ...AUTHORS.map((author, at) => textOf(`author-${at}`, 'Some words.', { author })),
  ...OUTLETS.map((publication, at) => textOf(`outlet-${at}`, 'Some words.', { publication })),
])
const { versions } = await opened(store)

describe('who is meant by a name', () => {
  it.each(NAMES)('%s: just those who are it when compared with all', (name) => {
    const meant = versions.flatMap(({ id, owner: { person, work } }) =>
      (person !== null && compareNames(name, person) === 'same') || sameTitle(name, work) ? [id] : [],
    )
    expect([...heldUnder(name, ownersOf(versions)).documents].sort()).toEqual(meant.sort())
  })

  it('does not compare a name with all who share but a title or a particle with it', () => {
    const { persons } = ownersOf(versions)
    const named = (owners: readonly Owner[]): (string | null)[] => owners.map(({ person }) => person)
    expect(named(persons('Mr. Charles de Vries'))).toEqual(['Charles de Gaulle'])
    expect(named(persons('Secretary-Mr. Javier Perez de Cuellar'))).toEqual([
      'Jean Dupont, Secretary-General',
    ])
  })
})
