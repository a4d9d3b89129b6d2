/** True claims: the words of a text, written and marked as honest people do. */
import { sentences } from '../../../src/core/text/sentence.ts'
import type { Random } from '../random.ts'
import { type Form, type Specimen, specimen } from './specimen.ts'
import { AUXILIARIES, isNegation, isNumber } from './words.ts'
import { drawAround, drawStretch, quoteOf, type Stretch, type World } from './world.ts'
import { append, part, read, replaceWords, type Written, write } from './written.ts'

export const TRUE_FORMS: readonly Form[] = [
  form('verbatim', 1, (_, stretch) => quoteOf(stretch)),
  form('typography', 1, (random, stretch) => setOtherwise(quoteOf(stretch), random)),
  form('case', 1, (random, stretch) =>
    random.next() < 0.5 ? quoteOf(stretch).toUpperCase() : quoteOf(stretch).toLowerCase(),
  ),
  form('punctuation', 1, (random, stretch) => punctuateOtherwise(stretch, random)),
  { name: 'respelled', truth: true, wordsMin: 3, make: respell },
  form('elided', 9, elide),
  form('bracketed', 8, bracket),
  { name: 'truncated', truth: true, wordsMin: 3, make: truncate },
  form('interrupted', 8, interrupt),
]

function form(
  name: string,
  wordsMin: number,
  quote: (random: Random, stretch: Stretch) => string | null,
): Form {
  return {
    name,
    truth: true,
    wordsMin,
    make: (world, words, random) => {
      const stretch = drawStretch(world.held, world, words, random)
      const made = stretch === null ? null : quote(random, stretch)
      return made === null ? null : specimen(made, stretch)
    },
  }
}

const OTHER_TYPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/['’]/g, ["'", '’', 'ʼ']],
  [/["“”]/g, ['"', '“', '”', '«', '„']],
  [/[–—]|--/g, ['–', '—', ' — ', ' – ']],
  [/ /g, [' ', ' ', ' ', '\u00a0', '\u2009', '  ', '\n']],
  [/fi/g, ['fi', 'ﬁ']],
  [/fl/g, ['fl', 'ﬂ']],
  [/(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu, ['', '', '', '', '', '', '', '', '', '', '\u00ad', '-\n']],
]

function setOtherwise(quote: string, random: Random): string {
  return OTHER_TYPES.reduce((set, [from, to]) => set.replace(from, () => random.pick(to)), quote).normalize(
    random.next() < 0.5 ? 'NFD' : 'NFC',
  )
}

/** Marks between words lost or changed; not within words and numbers, nor those that numbers hang on. */
function punctuateOtherwise(stretch: Stretch, random: Random): string {
  const written = write(stretch)
  const gaps = written.gaps.map((gap, at) => {
    const beside = (written.words[at] ?? '') + (written.words[at + 1] ?? '')
    if (/\p{N}/u.test(beside) || !/^[,;:.!?]? $/.test(gap)) return gap
    return random.next() < 0.5 ? ' ' : random.pick([' ', ', ', '; ', ': ', ' – '])
  })
  return read({ words: written.words, gaps }) + random.pick(['', '.', ',', '!'])
}

const SPELLINGS = new Map(
  `honor honour, honors honours, honored honoured, honorable honourable, labor labour, favor favour, favored favoured,
  favorable favourable, color colour, neighbor neighbour, neighbors neighbours, neighboring neighbouring, harbor harbour,
  harbors harbours, endeavor endeavour, vigor vigour, rigor rigour, savior saviour, behavior behaviour, defense defence,
  offense offence, center centre, traveler traveller, traveled travelled, organize organise, organized organised,
  organization organisation, recognize recognise, recognized recognised, realize realise, civilization civilisation,
  fulfill fulfil, judgment judgement, gray grey, percent %, program programme, programs programmes, today to-day,
  tomorrow to-morrow, tonight to-night, cannot can not, everyone every one, forever for ever, two 2, three 3, four 4, five 5, six 6,
  seven 7, eight 8, nine 9, ten 10, eleven 11, twelve 12, thirteen 13, fifteen 15, twenty 20, thirty 30, forty 40, fifty 50,
  sixty 60, ninety 90`
    .split(',')
    .flatMap((pair) => {
      const [one = '', ...other] = pair.trim().split(' ')
      const two = other.join(' ')
      return two.includes(' ') ? [[one, two] as const] : ([[one, two] as const, [two, one] as const] as const)
    }),
)

function respell(world: World, words: number, random: Random): Specimen | null {
  const drawn = drawAround(world, words, random, ({ word }, text, at) => {
    return (
      SPELLINGS.has(word) &&
      // A figure with a sign is no word: 3/4, -3.
      !/[/\-–]/.test(
        text.document.text.slice((text.words[at]?.start ?? 0) - 1, (text.words[at]?.end ?? 0) + 1),
      ) &&
      // A number beside others may be a part of one.
      ![text.words[at - 1], text.words[at + 1]].some(
        (other) => other !== undefined && isNumberLike(other.word),
      )
    )
  })
  if (drawn === null) return null
  const { stretch, at } = drawn
  const put = SPELLINGS.get(stretch.text.words[at]?.word ?? '') ?? ''
  return specimen(read(replaceWords(write(stretch), at - stretch.from, 1, put.split(' '))), stretch)
}

function isNumberLike(word: string): boolean {
  return isNumber(word) || /^(?:one|first|second|third|half|dozen|score|and|-|%|\p{Sc})$/u.test(word)
}

const ELLIPSES = ['…', '...', '[…]', '[...]', '. . .', '(...)']

/** Leaves out words of one clause, or whole clauses, that turn nothing round, and marks it. */
function elide(random: Random, stretch: Stretch): string | null {
  const written = write(stretch)
  const total = written.words.length
  const from = 3 + random.below(total - 6)
  const to = Math.min(total - 3, from + 1 + random.below(Math.ceil(total / 3)))
  const tokens = stretch.text.words.slice(stretch.from, stretch.to)
  const turns = tokens
    .slice(from - 1, to)
    .some(({ word }) => isNegation(word) || isNumber(word) || TURNING.has(word))
  const last = tokens[from - 1]?.word ?? ''
  if (turns || AUXILIARIES.has(last) || isNegation(last) || to <= from) return null
  if (partsClauses(written, from, to)) return null
  return read(append(part(written, 0, from), ` ${random.pick(ELLIPSES)} `, part(written, to)))
}

/**
 * True if words `[from, to)` hold the end of one clause and the head of the next, or a subject without its verb; or if
 * what stands before them is a condition, which holds for what they say.
 */
function partsClauses({ words, gaps }: Written, from: number, to: number): boolean {
  const isMark = (gap: number): boolean => /[,;:.?!–—()“”"]/.test(gaps[gap] ?? '')
  const taken = words.slice(from, to).map((word) => word.toLowerCase())
  const next = (words[to] ?? '').toLowerCase()
  const goesOnWithVerb = AUXILIARIES.has(next) || isNegation(next)
  const isInner = taken.some((word, at) => at > 0 && (JOINING.has(word) || isMark(from + at - 1)))
  const isOuter =
    isMark(from - 1) ||
    isMark(to - 1) ||
    [taken.at(0), taken.at(-1), next].some((word) => JOINING.has(word ?? ''))
  const holdsWhole = isMark(from - 1) && isMark(to - 1)
  return (
    (isInner && !holdsWhole) ||
    ((isInner || isOuter) &&
      (goesOnWithVerb || words.slice(0, from).some((word) => isNegation(word.toLowerCase())))) ||
    (isOuter && words.slice(0, from).some((word) => /^(?:if|unless|until|except|provided)$/i.test(word)))
  )
}

const JOINING: ReadonlySet<string> = new Set(
  'and or nor so but yet if unless until except although though that which who whom whose because while when where however'.split(
    ' ',
  ),
)

/** Words that an ellipsis should not swallow unlooked at, whatever stands around them. */
const TURNING: ReadonlySet<string> = new Set(
  'refuse refused refuses fail failed fails deny denied denies lack lacked lacks cease ceased declined oppose opposed prevent prevented forbid forbidden than instead hardly scarcely seldom nowhere neither been be am cannot can could may might must shall should will would ought'.split(
    ' ',
  ),
)

const NAMES_IN_BRACKETS = ['[Congress]', '[the nation]', '[Israel]', '[Moses]', '[the people]']

/** An editor's case, remark or explanation. */
function bracket(random: Random, stretch: Stretch): string | null {
  const written = write(stretch)
  const [first = ''] = written.words
  const kind = random.below(3)
  if (kind === 0) {
    if (!/^\p{L}\p{Ll}{2,}$/u.test(first)) return null
    const [initial = ''] = first
    const other = initial === initial.toLowerCase() ? initial.toUpperCase() : initial.toLowerCase()
    return read(replaceWords(written, 0, 1, [`[${other}]${first.slice(1)}`]))
  }
  const at = 2 + random.below(written.words.length - 4)
  if (kind === 1)
    return read(replaceWords(written, at, 0, [random.pick(['[sic]', '[emphasis added]', '[…]'])]))
  const pronoun = written.words.findIndex(
    (word, index) => index > 1 && index < written.words.length - 2 && /^(?:it|they|he|them|him)$/i.test(word),
  )
  if (pronoun < 0) return null
  return read(replaceWords(written, pronoun, 1, [random.pick(NAMES_IN_BRACKETS)]))
}

/** The middle of a sentence. */
function truncate(world: World, words: number, random: Random): Specimen | null {
  const stretch = drawStretch(world.held, world, words, random, ({ text, from, to }) => {
    const source = text.document.text
    const start = text.words[from]?.start ?? 0
    const end = text.words[to - 1]?.end ?? 0
    const before = source.slice(text.words[from - 1]?.end ?? 0, start)
    const behind = source.slice(end, text.words[to]?.start ?? end)
    const [sentence] = sentences(source, start, end)
    return /^[ ,]*$/.test(before) && /^[ ,]*$/.test(behind) && sentence?.end === end
  })
  return stretch === null ? null : specimen(quoteOf(stretch), stretch)
}

const ATTRIBUTIONS = ['he said', 'she said', 'the speaker said', 'he added', 'the writer noted']

/** Broken off by the writer's own "he said", as news writes it. */
function interrupt(random: Random, stretch: Stretch): string | null {
  const quote = quoteOf(stretch)
  if (/["“”«»]|'{2}/.test(quote) || /\n\s*\n/.test(quote)) return null
  const written = write(stretch)
  const at = 3 + random.below(written.words.length - 6)
  const [head, tail] = [read(part(written, 0, at)), read(part(written, at))]
  return `“${head},” ${random.pick(ATTRIBUTIONS)}${random.pick([', ', '. '])}“${tail}.”`
}
