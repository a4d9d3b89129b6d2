/** What the reader of a format finds: a text, and what the file itself says of it. */
import type { Locator } from '../../core/document.ts'
import type { Facts, Fault } from './facts.ts'

/** Facts with where they are stated. Lines are 1-based. */
export type Stated = {
  readonly file: string
  readonly facts: Facts
  readonly lineOf: (field: string) => number | null
}

export type Draft = {
  readonly text: string
  readonly locators: readonly Locator[]
  /** What the format has to say, such as a page's `<title>`. */
  readonly facts: Facts
  /** What an editor or a record states, which wins over that. */
  readonly stated: Stated | null
  /** What must be stated somewhere, as there is front matter at all. */
  readonly required: readonly ('title' | 'language')[]
  /** The 1-based line of the file at which the text begins; `null` where the text is not lines of the file. */
  readonly line: number | null
}

export type Found =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** What a format's reader is given. `name` is the file's name for people. */
export type Source = { readonly name: string; readonly bytes: Uint8Array }

/** A text that a format holds, and what it says of it. */
export function found(text: string, facts: Facts, locators: readonly Locator[] = []): Found {
  return { kind: 'draft', draft: { text, locators, facts, stated: null, required: [], line: null } }
}

/** One fault that keeps a file from being read. */
export function fault(message: string, line: number | null = null): Found {
  return { kind: 'faults', faults: [{ line, field: null, message }] }
}
