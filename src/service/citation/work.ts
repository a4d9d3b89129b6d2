/** The document that is cited, and whom it quotes. */
import { isInstitution, partName } from '../../core/person/name.ts'
import type { Match, Source } from '../answer.ts'
import { joined } from '../says.ts'

export type Work = Pick<Source, 'id' | 'title' | 'volume' | 'issue' | 'date' | 'language'> & {
  /** Whoever wrote or spoke the whole. */
  readonly by: string | null
  readonly isSpeech: boolean
  /** Whose words it quotes, when they were said and through whom, where that is somebody else. */
  readonly quotes: { readonly speaker: string; readonly date: string | null; readonly via: string } | null
  /** What the document appeared in. */
  readonly container: string | null
  readonly locator: string | null
  readonly link: string | null
}

export function workOf({ attribution, voice, document, locator }: Match, link: string | null): Work {
  const { id, title, author, publication, volume, issue, date, language } = document
  const { speaker, via, evidence } = attribution
  // Without evidence it is the document as a whole that is the speaker's.
  const isOwn = speaker !== null && evidence.length === 0
  const isQuoted = speaker !== null && !isOwn && voice !== 'narration'
  return {
    ...{ id, title, volume, issue, date, language, locator, link },
    by: isOwn ? speaker : author,
    isSpeech: isOwn && voice === 'speech',
    quotes: isQuoted ? { speaker, date: attribution.date, via: joined(via) } : null,
    container: publication === title ? null : publication,
  }
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
