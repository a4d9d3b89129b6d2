/** Nouns for speakers who are no one named person: organisations, groups, people unnamed, and the texts they speak through. */
import {
  ORGANISATION_NOUNS,
  PEOPLE_NOUNS,
  PLURAL_PEOPLE,
  TEXT_NOUNS,
} from '../language/english-attribution.ts'
import { foldRole, isRoleWord } from '../person/role.ts'
import type { SpeakerKind } from '../utterance.ts'

/** True for a noun, in small letters, that names an organisation, people or a text. */
export function isCollective(noun: string): boolean {
  return ORGANISATION_NOUNS.has(noun) || PEOPLE_NOUNS.has(noun) || isText(noun)
}

/** True for a word that names a group even with the capital of a sentence's head: "Critics", "Prosecutors". */
export function isGroup(word: string): boolean {
  const noun = word.toLowerCase()
  return isCollective(noun) || (noun.endsWith('s') && isRoleWord(foldRole(noun.slice(0, -1))))
}

/** True for a noun whose bearer can speak: a role, a group, an organisation; not a text. */
export function isSpeaking(noun: string): boolean {
  return isRoleWord(noun) || ORGANISATION_NOUNS.has(noun) || PEOPLE_NOUNS.has(noun)
}

/** True for a noun that "he" or "she" can mean. */
export function isHuman(noun: string): boolean {
  if (ORGANISATION_NOUNS.has(noun) || isText(noun) || isPlural(noun)) return false
  return isSpeaking(noun) || /(?:ist|ian|man|woman|eer|ess|year-?old)$/.test(noun)
}

/** True for a noun that names a text. */
export function isText(noun: string): boolean {
  return TEXT_NOUNS.has(noun)
}

/** True for a noun that "they" can mean, but "he" cannot. */
export function isPlural(noun: string): boolean {
  return PLURAL_PEOPLE.has(noun) || (/[^s]s$/.test(noun) && !TEXT_NOUNS.has(noun))
}

/** What kind of speaker a description with this noun is. */
export function kindOf(noun: string): SpeakerKind {
  return ORGANISATION_NOUNS.has(noun) ? 'organisation' : 'unnamed'
}
