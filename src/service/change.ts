/** What a claim did to its source, as a part of a sentence. */
import { tokenize } from '../core/text/token.ts'
import type { Edit, Match, Signal, SignalKind } from './answer.ts'
import { joined } from './says.ts'
import { quoted } from './shorten.ts'

/** What the source has where the claim changes it: the change that weighs most, and how many others there are. */
export function tellChange({ edits, signals }: Match): string {
  const changes = edits.filter((edit) => !isMark(edit))
  if (isReordering(changes)) return 'these words in another order'
  const [warned] = BEARING.flatMap((kind) =>
    changes.filter((edit) => signals.some((one) => one.kind === kind && isAt(one, edit))),
  )
  const first = warned ?? changes.find(({ weight }) => weight === 'full') ?? changes[0]
  if (first === undefined) return 'only some of these words'
  const more = changes.length - 1
  const rest = more === 0 ? '' : `; the claim has ${more} more change${more === 1 ? '' : 's'}`
  return `${told(first)}${rest}`
}

/** The editorial marks of a claim that are honest, to follow “these words”; nothing if there are none. */
export function tellMarks(edits: readonly Edit[]): string {
  const elided = edits
    .filter(({ op }) => op === 'elide')
    .reduce((sum, { source }) => sum + tokenize(source).length, 0)
  const brackets = edits.filter(({ op }) => op === 'bracket').map(bracketed)
  const marks = [
    ...(elided === 0 ? [] : [`marks ${elided} ${elided === 1 ? 'word' : 'words'} as left out`]),
    ...(brackets.length === 0 ? [] : [`puts ${joined(brackets)}`]),
  ]
  return marks.length === 0 ? '' : `; the claim ${marks.join(' and ')}`
}

/** What changes are told first, from the gravest on. */
const BEARING: readonly SignalKind[] = ['negation_changed', 'number_changed', 'name_changed', 'modal_changed']

/** An ellipsis or a bracket as an editor may use it. */
function isMark({ op, weight }: Edit): boolean {
  return weight === 'light' && (op === 'elide' || op === 'bracket')
}

function isAt(signal: Signal, edit: Edit): boolean {
  return signal.claimed === edit.claimed && signal.source === edit.source
}

function told({ op, claimed, source }: Edit): string {
  if (op === 'elide') return `${quoted(source)}, which the claim’s ellipsis hides`
  if (claimed === '') return `${quoted(source)}, which the claim leaves out`
  return source === ''
    ? `these words without ${quoted(claimed)}`
    : `${quoted(source)}, not ${quoted(claimed)}`
}

function bracketed({ claimed, source }: Edit): string {
  return source === ''
    ? `${quoted(claimed)} in brackets`
    : `${quoted(claimed)} in brackets for ${quoted(source)}`
}

/** The words dropped are those added. */
function isReordering(changes: readonly Edit[]): boolean {
  const wordsOf = (texts: readonly string[]): string =>
    texts
      .flatMap((text) => tokenize(text).map(({ word }) => word))
      .sort()
      .join(' ')
  return (
    changes.length > 1 &&
    wordsOf(changes.map(({ claimed }) => claimed)) === wordsOf(changes.map(({ source }) => source))
  )
}
