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

/** `suffix`: Jr., III. */
export type PersonName = { readonly given: string; readonly surname: string; readonly suffix: string | null }

/** Null for what is to be cited as it stands: a paper, several people, a king or a saint without a surname. */
export function personOf(name: string): PersonName | null {
  if (isInstitution(name) || !name.includes(' ') || WITHOUT_SURNAME.test(name)) return null
  const parts = partName(name)
  if (parts === null || NUMERAL.test(parts.surname) || NUMERAL.test(parts.given)) return null
  const { surname } = parts
  const [given = '', suffix = null] = parts.given.split(', ')
  // Augustine of Hippo; Ann Lee and Bob Ray; Ann Lee, Bob Ray.
  const isOther =
    /(?:^|\s)\p{Ll}/u.test(given) || (SEVERAL.test(name) && !name.startsWith(`${given} ${surname}`))
  return isOther ? null : { given, surname, suffix }
}

const NUMERAL = /^[IVX]+$/
const WITHOUT_SURNAME = /^(?:Pope|King|Queen|Emperor|Empress|Saint|St\.?)\s/
const SEVERAL = /\S\s+\S+,\s*\S+\s+\S/

export function surnameOf(name: string): string {
  return personOf(name)?.surname ?? name
}
