/**
 * The table of an alignment: costs, claim downwards, source across (Gotoh 1982: affine gaps), that may
 * begin and end anywhere in the source:
 *
 *               source   …  We   don’t  intend  to   beg …
 *     claim                 0      0      0
 *     We                    ↘0                              keep            0
 *     intend                       →4     ↘4                drop "don’t"    4
 *     to                                         ↘4
 *
 * To which come: one word read as two and two as one; a free skip forwards where the claim marks an
 * ellipsis; and a dear skip anywhere, so that true pieces cut together are seen as such.
 * Costs are such that a kept word outweighs a changed one: dropping "don’t" beats reading it as "We".
 */
import type { Claim } from './claim.ts'
import { areContracted, mayBeTwo, type Pairing, pairing, readsAlike, slip } from './spelling.ts'
import type { Token } from './token.ts'

/** A stretch of text: its words, whose spans count from `offset` units before `text`. */
export type Stretch = { readonly words: readonly Token[]; readonly text: string; readonly offset: number }

/** A stretch of source text in a language (BCP 47). */
export type Source = Stretch & { readonly language: string }

/** How kept words are the same: to the letter, as another spelling, or with a contraction opened or closed. */
export type Kept = 'same' | 'respelled' | 'contracted'

/** One step of an alignment: claim words `[claim, claim + claimed)` against source words `[source, source + taken)`. */
export type Step = {
  readonly op: 'keep' | 'replace' | 'insert' | 'delete' | 'elide' | 'jump'
  readonly claim: number
  readonly claimed: number
  readonly source: number
  /** Source words; negative for a jump backwards. */
  readonly taken: number
  /** Of a keep. */
  readonly kept: Kept
}

/** What one table aligns: claim words `[claim, claimEnd)` with source words `[source, sourceEnd)`. */
export type Gap = {
  readonly claim: number
  readonly claimEnd: number
  readonly source: number
  readonly sourceEnd: number
}
/** Ends at which source words may be passed over for nothing. */
export type Ends = { readonly freeStart: boolean; readonly freeEnd: boolean }

export function step(
  op: Step['op'],
  claim: number,
  claimed: number,
  source: number,
  taken: number,
  kept: Kept = 'same',
): Step {
  return { op, claim, claimed, source, taken, kept }
}

/** Fills a table and returns the steps of the cheapest way through it. */
export function fillTable(
  claim: Claim,
  source: Source,
  gap: Gap,
  ends: Ends,
): { steps: Step[]; cost: number } {
  return new Table(claim, source, gap, ends).trace()
}

export const COST = {
  respelled: 1,
  contracted: 2,
  slip: 3,
  replace: 5,
  insert: 7,
  insertMore: 4,
  delete: 4,
  deleteMore: 1,
  bracketed: 1,
  jump: 12,
  jumpBack: 14,
} as const
const FAR = 60_000

type Pair = { readonly claimed: 1 | 2; readonly taken: 1 | 2; readonly kept: Pairing }

/** How a cell's skip came about. */
const NO_SKIP = 0
const ELIDED = 1
const JUMPED = 2
const JUMPED_BACK = 3

class Table {
  readonly #claim: Claim
  readonly #source: Source
  readonly #gap: Gap
  readonly #ends: Ends
  readonly #rows: number
  readonly #columns: number
  readonly #width: number
  /** Cheapest cost by cell, before and after a skip; ending in a dropped word; ending in an added word. */
  readonly #best: Uint16Array
  readonly #settled: Uint16Array
  readonly #dropped: Uint16Array
  readonly #added: Uint16Array
  readonly #skip: Uint8Array
  readonly #pairs: ReadonlyMap<number, Pair>
  readonly #match: Uint8Array

  constructor(claim: Claim, source: Source, gap: Gap, ends: Ends) {
    this.#claim = claim
    this.#source = source
    this.#gap = gap
    this.#ends = ends
    this.#rows = gap.claimEnd - gap.claim
    this.#columns = gap.sourceEnd - gap.source
    this.#width = this.#columns + 1
    const cells = (this.#rows + 1) * this.#width
    this.#best = new Uint16Array(cells)
    this.#settled = new Uint16Array(cells)
    this.#dropped = new Uint16Array(cells).fill(FAR)
    this.#added = new Uint16Array(cells).fill(FAR)
    this.#skip = new Uint8Array(cells)
    this.#pairs = this.#findPairs()
    this.#match = this.#matchCosts()
    for (let row = 0; row <= this.#rows; row++) this.#fillRow(row)
  }

  /** The steps of the cheapest way through the table. */
  trace(): { steps: Step[]; cost: number } {
    const steps: Step[] = []
    let row = this.#rows
    let column = this.#columns
    if (this.#ends.freeEnd) {
      column = 0
      for (let at = 1; at <= this.#columns; at++) {
        if ((this.#settled[this.#cell(row, at)] ?? FAR) < (this.#settled[this.#cell(row, column)] ?? FAR))
          column = at
      }
    }
    const cost = this.#settled[this.#cell(row, column)] ?? FAR
    while (row > 0 || (column > 0 && !this.#ends.freeStart)) {
      const back = this.#stepInto(row, column)
      steps.push(...back.steps)
      row = back.row
      column = back.column
    }
    return { steps: steps.reverse(), cost }
  }

  #cell(row: number, column: number): number {
    return row * this.#width + column
  }

  #fillRow(row: number): void {
    const best = this.#best
    const settled = this.#settled
    const base = this.#cell(row, 0)
    const above = base - this.#width
    const free = row === 0 && this.#ends.freeStart
    const word = this.#claim.words[this.#gap.claim + row - 1]
    const bracketed = word !== undefined && word.bracket >= 0
    const open = bracketed ? COST.bracketed : COST.insert
    const more = bracketed ? COST.bracketed : COST.insertMore
    const costs = (row - 1) * this.#columns
    const paired = this.#pairs.size > 0
    for (let column = 0; column <= this.#columns; column++) {
      const cell = base + column
      let cost = FAR
      if (row === 0) {
        cost = free || column === 0 ? 0 : FAR
      } else {
        const added = Math.min(
          (settled[above + column] ?? FAR) + open,
          (this.#added[above + column] ?? FAR) + more,
        )
        this.#added[cell] = added
        cost = added
        if (column > 0) {
          cost = Math.min(
            cost,
            (settled[above + column - 1] ?? FAR) + (this.#match[costs + column - 1] ?? FAR),
          )
        }
        if (paired) cost = Math.min(cost, this.#pairCost(row, column))
      }
      if (column > 0 && !free) {
        const dropped = Math.min(
          (best[cell - 1] ?? FAR) + COST.delete,
          (this.#dropped[cell - 1] ?? FAR) + COST.deleteMore,
        )
        this.#dropped[cell] = Math.min(dropped, FAR)
        cost = Math.min(cost, dropped)
      }
      best[cell] = Math.min(cost, FAR)
      settled[cell] = Math.min(cost, FAR)
    }
    const opens = row === 0 && this.#ends.freeStart
    const closes = row === this.#rows && this.#ends.freeEnd
    if (!opens && !closes) this.#skipWithin(row)
  }

  /** Lets every cell of the row be reached from the cheapest one before it, or from the cheapest of all. */
  #skipWithin(row: number): void {
    const base = this.#cell(row, 0)
    const marked = this.#claim.elisions.has(this.#gap.claim + row)
    const forwards = marked ? 0 : COST.jump
    let cheapest = FAR
    for (let column = 0; column <= this.#columns; column++)
      cheapest = Math.min(cheapest, this.#best[base + column] ?? FAR)
    let before = FAR
    for (let column = 0; column <= this.#columns; column++) {
      const cell = base + column
      const here = this.#best[cell] ?? FAR
      if (before + forwards < here) {
        this.#settled[cell] = before + forwards
        this.#skip[cell] = marked ? ELIDED : JUMPED
      }
      if (cheapest + COST.jumpBack < (this.#settled[cell] ?? FAR)) {
        this.#settled[cell] = cheapest + COST.jumpBack
        this.#skip[cell] = JUMPED_BACK
      }
      before = Math.min(before, here)
    }
  }

  #pairCost(row: number, column: number): number {
    const pair = this.#pairs.get(this.#cell(row, column))
    if (pair === undefined) return FAR
    return (this.#settled[this.#cell(row - pair.claimed, column - pair.taken)] ?? FAR) + COST[pair.kept]
  }

  /** The last step on the cheapest way to a cell, and the cell it came from. */
  #stepInto(row: number, column: number): { steps: Step[]; row: number; column: number } {
    const cell = this.#cell(row, column)
    const claimWord = this.#gap.claim + row
    const sourceWord = this.#gap.source + column
    const skip = this.#skip[cell] ?? NO_SKIP
    if (skip !== NO_SKIP) {
      const from = this.#skippedFrom(row, column, skip)
      const op = skip === ELIDED ? 'elide' : 'jump'
      const back = row === 0 && from === 0 ? { steps: [], row, column: from } : this.#stepFrom(row, from)
      return {
        ...back,
        steps: [
          step(op, claimWord, 0, this.#gap.source + from, sourceWord - this.#gap.source - from),
          ...back.steps,
        ],
      }
    }
    return this.#stepFrom(row, column)
  }

  #skippedFrom(row: number, column: number, skip: number): number {
    const base = this.#cell(row, 0)
    const last = skip === JUMPED_BACK ? this.#columns : column - 1
    let from = last
    for (let at = last - 1; at >= 0; at--) {
      if ((this.#best[base + at] ?? FAR) < (this.#best[base + from] ?? FAR)) from = at
    }
    return from
  }

  #stepFrom(row: number, column: number): { steps: Step[]; row: number; column: number } {
    const cell = this.#cell(row, column)
    const cost = this.#best[cell] ?? FAR
    const claimWord = this.#gap.claim + row
    const sourceWord = this.#gap.source + column
    if (row > 0 && column > 0) {
      const match = this.#match[(row - 1) * this.#columns + column - 1] ?? FAR
      if ((this.#settled[this.#cell(row - 1, column - 1)] ?? FAR) + match === cost) {
        return {
          steps: [this.#matchStep(claimWord - 1, sourceWord - 1, match)],
          row: row - 1,
          column: column - 1,
        }
      }
    }
    const pair = this.#pairs.get(cell)
    if (pair !== undefined && this.#pairCost(row, column) === cost) {
      const { claimed, taken, kept } = pair
      return {
        steps: [step('keep', claimWord - claimed, claimed, sourceWord - taken, taken, kept)],
        row: row - claimed,
        column: column - taken,
      }
    }
    if (column > 0 && this.#dropped[cell] === cost) return this.#dropRun(row, column)
    return this.#addRun(row, column)
  }

  #matchStep(claimWord: number, sourceWord: number, cost: number): Step {
    const kept = this.#claim.words[claimWord]
    const original = this.#source.words[sourceWord]
    if (kept === undefined || original === undefined)
      throw new RangeError('Cannot match words outside the table')
    const how = sameness(kept, original, this.#source.language)
    return how === null || cost >= COST.slip
      ? step('replace', claimWord, 1, sourceWord, 1)
      : step('keep', claimWord, 1, sourceWord, 1, how)
  }

  #dropRun(row: number, column: number): { steps: Step[]; row: number; column: number } {
    const steps: Step[] = []
    let at = column
    for (;;) {
      const cell = this.#cell(row, at)
      steps.push(step('delete', this.#gap.claim + row, 0, this.#gap.source + at - 1, 1))
      const opened = (this.#best[cell - 1] ?? FAR) + COST.delete === this.#dropped[cell]
      at--
      if (opened || at === 0) return { steps, row, column: at }
    }
  }

  #addRun(row: number, column: number): { steps: Step[]; row: number; column: number } {
    const steps: Step[] = []
    let at = row
    for (;;) {
      const word = this.#claim.words[this.#gap.claim + at - 1]
      const open = word !== undefined && word.bracket >= 0 ? COST.bracketed : COST.insert
      steps.push(step('insert', this.#gap.claim + at - 1, 1, this.#gap.source + column, 0))
      const cell = this.#cell(at, column)
      at--
      const opened = (this.#settled[this.#cell(at, column)] ?? FAR) + open === this.#added[cell]
      if (opened || at === 0) return { steps, row: at, column }
    }
  }

  /** Cost of each claim word against each source word; words are compared once per distinct pair. */
  #matchCosts(): Uint8Array {
    const costs = new Uint8Array(this.#rows * this.#columns)
    const source = this.#source.words.slice(this.#gap.source, this.#gap.sourceEnd)
    const distinct = new Map<string, number[]>()
    for (const [column, { word }] of source.entries()) {
      const columns = distinct.get(word)
      if (columns === undefined) distinct.set(word, [column])
      else columns.push(column)
    }
    for (let row = 0; row < this.#rows; row++) {
      const claimed = this.#claim.words[this.#gap.claim + row]
      if (claimed === undefined) continue
      const base = row * this.#columns
      costs.fill(claimed.bracket >= 0 ? COST.bracketed : COST.replace, base, base + this.#columns)
      for (const columns of distinct.values()) {
        const [first = 0] = columns
        const word = source[first]
        if (word === undefined) continue
        const how = sameness(claimed, word, this.#source.language)
        const cost = how === null ? slipCost(claimed, word) : how === 'same' ? 0 : COST[how]
        if (cost < COST.replace) for (const column of columns) costs[base + column] = cost
      }
    }
    return costs
  }

  /** Where one word reads as two, by the cell behind them. */
  #findPairs(): Map<number, Pair> {
    const pairs = new Map<number, Pair>()
    const quote = { text: this.#claim.quote, offset: 0 }
    const claimed = this.#claim.words.slice(this.#gap.claim, this.#gap.claimEnd)
    const source = this.#source.words.slice(this.#gap.source, this.#gap.sourceEnd)
    for (const { one, two, kept } of pairingsBetween(claimed, source, this.#source)) {
      pairs.set(this.#cell(one + 1, two + 2), { claimed: 1, taken: 2, kept })
    }
    for (const { one, two, kept } of pairingsBetween(source, claimed, quote)) {
      pairs.set(this.#cell(two + 2, one + 1), { claimed: 2, taken: 1, kept })
    }
    return pairs
  }
}

/** How two words are the same, if they are. */
function sameness(claimed: Token, source: Token, language: string): Kept | null {
  if (claimed.word === source.word) return 'same'
  if (claimed.key === source.key && readsAlike(claimed, source, language)) return 'respelled'
  return areContracted(claimed.word, source.word) ? 'contracted' : null
}

function slipCost(claimed: Token, source: Token): number {
  const a = claimed.word
  const b = source.word
  // Cheap look first: a slip rarely touches both ends of a word.
  const ends =
    a.charCodeAt(0) === b.charCodeAt(0) || a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1)
  if (!ends || Math.abs(a.length - b.length) > 2) return COST.replace
  return slip(claimed.word, source.word) > 0 ? COST.slip : COST.replace
}

/** Every word of `ones` that reads as two neighbours of `twos`; `side` is the text of the latter. */
function pairingsBetween(
  ones: readonly Token[],
  twos: readonly Token[],
  side: { readonly text: string; readonly offset: number },
): { one: number; two: number; kept: Pairing }[] {
  const found: { one: number; two: number; kept: Pairing }[] = []
  const openable = [...ones.entries()].filter(([, word]) => mayBeTwo(word))
  for (let two = 0; two + 1 < twos.length; two++) {
    const first = twos[two]
    const second = twos[two + 1]
    if (first === undefined || second === undefined) continue
    const tight = isTight(side, first, second)
    const gap = side.text.slice(first.end - side.offset, second.start - side.offset)
    if (!tight && gap.trim() !== '') continue
    for (const [one, word] of tight ? ones.entries() : openable) {
      const kept = pairing(word, [first, second], tight)
      if (kept !== null) found.push({ one, two, kept })
    }
  }
  return found
}

function isTight(side: { readonly text: string; readonly offset: number }, a: Token, b: Token): boolean {
  const gap = b.start - a.end
  return gap === 0 || (gap === 1 && TIGHT.has(side.text[a.end - side.offset] ?? ''))
}

const TIGHT: ReadonlySet<string> = new Set('-‐‑')
