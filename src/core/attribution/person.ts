/**
 * The people a text's narration names: every mention with its title, and the person it means. Persons are made by full
 * names and by titles; a later surname alone is linked to the one person who bears it.
 */
import {
  FUNCTION_WORDS,
  HONORIFICS,
  INSTITUTION_WORDS,
  NAME_PARTICLES,
  NICKNAMES,
  PLACES,
  ROLE_MODIFIERS,
  SPEECH_VERBS,
} from '../language/english-attribution.ts'
import { compareNames, isInstitution, readName } from '../person/name.ts'
import { foldRole, isGivenName, isRoleWord, roleOf } from '../person/role.ts'
import type { Span } from '../span.ts'
import { foldLetters } from '../text/letters.ts'
import type { SpeakerKind } from '../utterance.ts'
import { isGroup } from './collective.ts'
import type { Token } from './narration.ts'

export type Person = {
  readonly kind: SpeakerKind
  /** The fullest form of the name in the text, without titles; of somebody unnamed the words that describe him. */
  readonly name: string
  /** The title with the fullest mention, else with any, else from an apposition; as written. */
  readonly role: string | null
  readonly gender: 'male' | 'female' | null
  /** Folded role nouns that describe the person: `general`, `hardliner`. */
  readonly heads: ReadonlySet<string>
  /** The fullest mention. */
  readonly fullest: Span
}

/** Tokens `[from, to)` name somebody or something; the span is the name's, without titles. */
export type Mention = Span & {
  readonly from: number
  readonly to: number
  readonly name: string
  /** Null for a name that is not known to be a person's. */
  readonly person: Person | null
  readonly possessive: boolean
}

/** All mentions in the narration, ascending. Linear: each name is compared with a bounded number of others. */
export function mentions(text: string, tokens: readonly Token[]): readonly Mention[] {
  const runs = nameRuns(text, tokens)
  const register: Register = new Map()
  const people = runs.filter((run) => makesPerson(run, tokens))
  const isFull = ({ words, title }: Run): boolean => words > 1 || title !== null
  for (const run of people) if (isFull(run)) enter(register, run, text, tokens)
  const forenames = forenamesOf(register)
  const isForename = ({ name, words }: Run): boolean => words === 1 && forenames.has(foldLetters(name))
  for (const run of people) if (!isFull(run) && !isForename(run)) enter(register, run, text, tokens)
  const bodies = bodiesOf(runs)
  return runs.map((run) => ({
    from: run.from,
    to: run.to,
    start: run.start,
    end: run.end,
    name: bodies.get(run.name) ?? run.name,
    person:
      run.entry ??
      lookUp(register, run) ??
      (isForename(run) ? forenames.get(foldLetters(run.name)) : null) ??
      null,
    possessive: run.possessive,
  }))
}

/** Persons by their given name, where only one bears it. */
function forenamesOf(register: Register): ReadonlyMap<string, Entry> {
  const bearers = new Map<string, Entry | null>()
  for (const entry of [...register.values()].flat()) {
    const [given] = readName(entry.name).given
    if (given !== undefined && given.length > 2) bearers.set(given, bearers.has(given) ? null : entry)
  }
  return new Map([...bearers].flatMap(([given, entry]) => (entry === null ? [] : [[given, entry] as const])))
}

/** The full names of organisations that are called by their first word later: "Northgate Transit", "Northgate". */
function bodiesOf(runs: readonly Run[]): ReadonlyMap<string, string> {
  const full = new Map<string, string | null>()
  for (const { name, words, entry } of runs) {
    if (words < 2 || entry !== null) continue
    const [first = ''] = name.split(' ', 1)
    const known = full.get(first)
    if (known === name || known === null || !isInstitution(name)) continue
    full.set(first, known === undefined ? name : null)
  }
  return new Map([...full].flatMap(([first, name]) => (name === null ? [] : [[first, name] as const])))
}

/** Persons of one surname that are told apart; a text with more of them is not read further. */
const NAMESAKES_MAX = 8
const TITLE_WORDS_MAX = 6
/** Titles and name together: each quotation of a draft is told with the whole name of its speaker. */
const NAME_TOKENS_MAX = 24
const APPOSITION_TOKENS_MAX = 14

type Entry = {
  kind: SpeakerKind
  name: string
  role: string | null
  gender: Person['gender']
  heads: Set<string>
  fullest: Span
  words: number
  titled: boolean
}
type Register = Map<string, Entry[]>
type Run = Span & {
  from: number
  to: number
  name: string
  title: string | null
  words: number
  possessive: boolean
  entry: Entry | null
}

function nameRuns(text: string, tokens: readonly Token[]): readonly Run[] {
  const runs: Run[] = []
  const within = capitalsWithin(tokens)
  for (let at = 0; at < tokens.length; at++) {
    const isName =
      isNameWord(tokens[at]) && !(isAdverb(text, tokens, at) && !within.has(tokens[at]?.text ?? ''))
    if (!isName && !isWill(text, tokens, at)) continue
    let to = at + 1
    const end = Math.min(tokens.length, at + NAME_TOKENS_MAX)
    while (to < end && !isPossessive(tokens[to - 1]) && continuesName(text, tokens, to)) to++
    const run = readRun(text, tokens, at, to, titleFloor(runs))
    while (run && (runs.at(-1)?.to ?? 0) > run.from) runs.pop()
    if (run) runs.push(run)
    at = to - 1
  }
  return runs
}

/** A title may take in one capitalised word before it ("Balkans envoy"), but no other name. */
function titleFloor(runs: readonly Run[]): number {
  const last = runs.at(-1)
  if (!last) return 0
  return last.words > 1 || last.title !== null ? last.to : (runs.at(-2)?.to ?? 0)
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'word' &&
    /^\p{Lu}/u.test(token.text) &&
    !FUNCTION_WORDS.has(token.lower)
  )
}

/** Words written with a capital where no sentence begins: names, whatever they end in. */
function capitalsWithin(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>()
  tokens.forEach((token, at) => {
    if (/^\p{Lu}/u.test(token.text) && /^\p{Ll}/u.test(tokens[at - 1]?.text ?? '')) found.add(token.text)
  })
  return found
}

/** "Shortly after", "Adding, …": at the head of a sentence a capital makes no name of an adverb or participle. */
function isAdverb(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!token || !/^\p{L}{2,}(?:ing|ly|ed)$/u.test(token.text)) return false
  const isHead =
    before === undefined || before.kind !== 'word' || /\n/.test(text.slice(before.end, token.start))
  return isHead && !(after && isAdjacent(text, token, after) && isNameWord(after) && !/ing$/.test(token.text))
}

/** "Will Hay": some function words are given names, if a name follows. */
function isWill(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !next || !/^\p{Lu}/u.test(token.text) || !NICKNAMES.has(token.lower)) return false
  return isAdjacent(text, token, next) && isNameWord(next)
}

function continuesName(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!before || !token || !isAdjacent(text, before, token)) return false
  if (isNameWord(token)) return true
  // "Port of Halverton", "Bank of England": "of" belongs to the name of an institution.
  if (token.lower === 'of' && isInstitutional(before)) {
    return after !== undefined && isAdjacent(text, token, after) && isNameWord(after)
  }
  return (
    NAME_PARTICLES.has(token.lower) &&
    after !== undefined &&
    isAdjacent(text, token, after) &&
    isNameWord(after)
  )
}

function isAdjacent(text: string, a: Token, b: Token): boolean {
  return b.start - a.end === 1 && /\s/.test(text[a.end] ?? '')
}

function isPossessive(token: Token | undefined): boolean {
  return token !== undefined && /['’]s$/.test(token.lower)
}

/** A run of capitalised words as title and name; null if it is all title. `least`: no title starts before this token. */
function readRun(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  least: number,
): Run | null {
  let names = from
  for (let at = from; at < to - 1; at++) if (isTitleWord(tokens[at])) names = at + 1
  const ofOffice = tokens[from - 1]?.lower === 'of' && isTitleWord(tokens[from - 2])
  while (ofOffice && names < to - 1 && isInstitutional(tokens[names])) names++
  const first = tokens[names]
  const last = tokens[to - 1]
  if (!first || !last || (to - names === 1 && names > from && isTitleWord(first))) return null
  const whole =
    ofOffice && names > from ? Math.max(least, from - 2) : titleStart(text, tokens, from, names, least)
  const possessive = isPossessive(last)
  const end = possessive ? last.end - 2 : last.end
  const name = text.slice(first.start, end).replace(/\s+/g, ' ')
  const titleSpan = whole < names ? text.slice(tokens[whole]?.start ?? 0, first.start).trim() : null
  const title =
    titleSpan === null ? null : (roleOf(`${titleSpan} X`) ?? (isHonorific(titleSpan) ? titleSpan : null))
  return { from: whole, to, start: first.start, end, name, title, words: to - names, possessive, entry: null }
}

/** Looks to the left of a name for "special Balkans envoy": role nouns, and the words that may stand before them. */
function titleStart(
  text: string,
  tokens: readonly Token[],
  from: number,
  names: number,
  least: number,
): number {
  let start = from
  let hasRole = names > from
  for (let at = from - 1; at >= Math.max(least, from - TITLE_WORDS_MAX); at--) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    if (!token || !next || token.kind !== 'word' || !isAdjacent(text, token, next)) break
    const isRole = isTitleWord(token)
    const isModifier = hasRole && (ROLE_MODIFIERS.has(token.lower) || isNameWord(token))
    if ((!isRole && !isModifier) || isPossessive(token)) break
    hasRole = true
    start = at
  }
  return start
}

function isTitleWord(token: Token | undefined): boolean {
  if (!token) return false
  const folded = foldRole(token.text)
  return isRoleWord(folded) || HONORIFICS.has(folded)
}

function isHonorific(title: string): boolean {
  return HONORIFICS.has(foldRole(title.split(' ').at(-1) ?? ''))
}

function isInstitutional(token: Token | undefined): boolean {
  const word = token?.lower.replace(/['’]s$|\.$/g, '') ?? ''
  return INSTITUTION_WORDS.has(word) || PLACES.has(word) || ROLE_MODIFIERS.has(word)
}

/** Full names, titled names, and single names that speak. */
function makesPerson(run: Run, tokens: readonly Token[]): boolean {
  const words = tokens.slice(run.to - run.words, run.to)
  if (run.title !== null) return run.words <= 4
  if (words.some(isInstitutional) || words.some((word) => /^\p{Lu}{2,}$/u.test(word.text))) return false
  // "the Loamshire Rifles", "from Lower Sibley": a regiment, a place.
  const before = tokens[run.from - 1]?.lower ?? ''
  if (/^(?:the|from|in|at|near)$/.test(before) && !isGivenName(foldLetters(words[0]?.text ?? '')))
    return false
  if (run.words > 1) return run.words <= 5 && words.every((word) => !/\d/.test(word.text))
  if (run.possessive || run.name.length < 3 || isGroup(run.name)) return false
  const verb = tokens[run.to]?.lower ?? ''
  return (
    (SPEECH_VERBS.has(verb) && /(?:ed|said|says|told|wrote)$/.test(verb)) ||
    tokens[run.from - 1]?.lower === 'said'
  )
}

function enter(register: Register, run: Run, text: string, tokens: readonly Token[]): void {
  const read = readName(run.title === null ? run.name : `${run.title} ${run.name}`)
  const surname = read.surname
  if (surname === null) return
  const bucket = register.get(surname) ?? []
  const known = bucket.filter(
    (entry) => compareNames(run.name, entry.name) === 'same' && agree(read.gender, entry.gender),
  )
  if (known.length > 1 && run.words === 1) return
  let entry = known[0]
  if (!entry) {
    if (bucket.length >= NAMESAKES_MAX) return
    entry = {
      kind: 'person',
      name: run.name,
      role: null,
      gender: read.gender,
      heads: new Set(),
      fullest: run,
      words: run.words,
      titled: false,
    }
    bucket.push(entry)
    register.set(surname, bucket)
  }
  describe(entry, run, text, tokens, read.gender)
  run.entry = entry
}

function agree(a: Person['gender'], b: Person['gender']): boolean {
  return a === null || b === null || a === b
}

function describe(
  entry: Entry,
  run: Run,
  text: string,
  tokens: readonly Token[],
  gender: Person['gender'],
): void {
  const title = run.title === null || isHonorific(run.title) ? null : run.title
  if (title !== null && (!entry.titled || run.words > entry.words)) {
    entry.role = title
    entry.titled = true
  }
  if (run.words > entry.words) {
    entry.name = run.name
    entry.fullest = { start: run.start, end: run.end }
    entry.words = run.words
  }
  entry.gender ??= gender
  addHead(entry, title?.split(/\s+/).findLast((word) => isRoleWord(foldRole(word))) ?? '')
  const apposition = appositionAfter(tokens, run.to)
  if (apposition.length === 0) return
  for (const token of apposition) addHead(entry, token.text)
  entry.role ??= text.slice(apposition[0]?.start, apposition.at(-1)?.end)
}

function addHead(entry: Entry, word: string): void {
  const folded = foldRole(word)
  if (isRoleWord(folded)) entry.heads.add(folded)
}

/** The words of ", a notorious hardliner," behind a name, without the article, to the noun's end; empty if there is none. */
function appositionAfter(tokens: readonly Token[], at: number): readonly Token[] {
  if (!/^[,–—-]$/.test(tokens[at]?.text ?? '')) return []
  const hasArticle = /^(?:a|an|the)$/.test(tokens[at + 1]?.lower ?? '')
  const from = at + (hasArticle ? 2 : 1)
  if (!hasArticle && !isTitleWord(tokens[from]) && !ROLE_MODIFIERS.has(tokens[from]?.lower ?? '')) return []
  let role = -1
  let to = from
  for (; to < Math.min(tokens.length, from + APPOSITION_TOKENS_MAX); to++) {
    const token = tokens[to]
    if (token?.kind !== 'word' || /^(?:who|whose|which|that|and)$/.test(token.lower)) break
    if (SPEECH_VERBS.has(token.lower)) return []
    if (role < 0 && isTitleWord(token) && !isTitleWord(tokens[to + 1])) role = to
    if (role < 0 && /^(?:of|for|in|at|on|to|from|with)$/.test(token.lower)) return []
  }
  return role < 0 ? [] : tokens.slice(from, to)
}

/** The one person a bare surname or given name can mean. */
function lookUp(register: Register, run: Run): Person | null {
  if (run.words > 1) return null
  const bucket = register.get(readName(run.name).surname ?? '') ?? []
  const [only] = bucket
  return bucket.length === 1 && only ? only : null
}
