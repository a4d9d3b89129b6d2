/** The document that is cited, and whom it quotes. */
import { isInstitution, partName } from '../../core/person/name.ts'
import type { Match, Source, Voice } from '../answer.ts'
import { joined } from '../says.ts'

export type Work = Pick<Source, 'id' | 'title' | 'volume' | 'issue' | 'date' | 'language'> & {
  /** Whoever wrote or spoke the whole. */
  readonly by: string | null
  readonly isSpeech: boolean
  /** Whose words it quotes, where that is somebody else. */
  readonly quotes: Words | null
  /** Whose words it tells indirectly or quotes in part: what is cited is then its own wording. */
  readonly tells: (Words & { readonly voice: 'reported' | 'mixed' }) | null
  /** What the document appeared in. */
  readonly container: string | null
  readonly locator: string | null
  readonly link: string | null
}

/** Somebody's words: when they were said, and through whom they came. */
export type Words = {
  /** Null if the text does not tell who that is. */
  readonly speaker: string | null
  readonly date: string | null
  readonly via: string
}

export function workOf({ attribution, voice, document, locator }: Match, link: string | null): Work {
  const { id, title, author, publication, volume, issue, date, language } = document
  const { speaker, via, evidence } = attribution
  // Without evidence it is the document as a whole that is the speaker's.
  const isOwn = speaker !== null && evidence.length === 0
  const words = { speaker, date: attribution.date, via: joined(via) }
  return {
    ...{ id, title, volume, issue, date, language, locator, link },
    by: isOwn ? speaker : author,
    isSpeech: isOwn && voice === 'speech',
    quotes: voice === 'speech' && !isOwn ? words : null,
    tells: isTold(voice) && !isOwn ? { ...words, voice } : null,
    container: publication === title ? null : publication,
  }
}

function isTold(voice: Voice | null): voice is 'reported' | 'mixed' {
  return voice === 'reported' || voice === 'mixed'
}

export type PersonName = { readonly given: string; readonly surname: string }

/** Null for what is to be cited as it stands: a paper, a people, a king without a surname. */
export function personOf(name: string): PersonName | null {
  const parts = isInstitution(name) || !name.includes(' ') ? null : partName(name)
  return parts === null || NUMERAL.test(parts.surname) ? null : parts
}

const NUMERAL = /^[IVX]+$/

export function surnameOf(name: string): string {
  return personOf(name)?.surname ?? name
}
