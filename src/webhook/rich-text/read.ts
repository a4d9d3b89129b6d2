/** Reads a tree of rich text as one body. Goes through it with a list of its own, so that no depth of nesting can end the program. Linear. */
import type { Body } from '../article.ts'
import { isRecord } from '../facts.ts'
import { within } from '../pointer.ts'
import { type Malformed, malformed } from '../reading.ts'
import { type Markup, PLAIN, writerOf } from './writer.ts'

export type Node = Readonly<Record<string, unknown>>

/** What a node is to a reader of the text. Children and words stand under the keys named; a child may be one node or a list. */
export type Role =
  | { readonly kind: 'part' | 'paragraph' | 'quotation'; readonly children: readonly string[] }
  | { readonly kind: 'words'; readonly at: string }
  /** Words that are a paragraph, or a block quotation. */
  | { readonly kind: 'line'; readonly at: string; readonly isQuoted: boolean }
  /** Who is quoted, as the last line of a block quotation. */
  | { readonly kind: 'signature'; readonly at: string }
  | { readonly kind: 'break' | 'nothing' }

/** The role of a node that stands under `key` of its parent. */
export type Format = (node: Node, key: string) => Role

/** The deepest nesting that an editor makes is a list in a list in a quotation; each level is two or three nodes. */
export const DEPTH_MAX = 64
/** Of a pointer, which is kept for each node: names of fields are short. */
export const POINTER_UNITS_MAX = 1_000
type Task =
  | {
      readonly kind: 'enter'
      readonly value: unknown
      readonly key: string
      readonly pointer: string
      readonly depth: number
    }
  | { readonly kind: 'leave'; readonly quoted: 0 | 1 }

/** The tree at `field` of the payload as a body. */
export function readRichText(
  format: Format,
  tree: unknown,
  field: string,
  options: {
    readonly markup?: Markup
    readonly language?: string | null
    /** Where pointers begin: `field`, unless the tree was written in it as a string. */
    readonly root?: string
  } = {},
): Body | Malformed {
  const { markup = PLAIN, language = null, root = field } = options
  const writer = writerOf(markup)
  const tasks: Task[] = [{ kind: 'enter', value: tree, key: '', pointer: root, depth: 0 }]
  let quoted = 0
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (task.kind === 'leave') {
      quoted -= task.quoted
      writer.paragraph(quoted > 0)
      continue
    }
    const { value, key, pointer, depth } = task
    if (depth > DEPTH_MAX) return malformed(field, `Must not be nested deeper than ${DEPTH_MAX} levels`)
    if (pointer.length > POINTER_UNITS_MAX) {
      return malformed(field, `Must not have a pointer of more than ${POINTER_UNITS_MAX} characters`)
    }
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) {
        tasks.push({ kind: 'enter', value: value[at], key, pointer: within(pointer, at), depth: depth + 1 })
      }
      continue
    }
    if (!isRecord(value)) return malformed(pointer, 'Must be an object')
    const role = format(value, key)
    switch (role.kind) {
      case 'nothing':
        break
      case 'break':
        writer.lineBreak()
        break
      case 'words':
      case 'line':
      case 'signature': {
        const words = value[role.at]
        if (typeof words !== 'string') return malformed(within(pointer, role.at), 'Must be text')
        if (role.kind === 'signature') writer.paragraph(quoted > 0 && startSignature(words, writer.insert))
        if (role.kind === 'line') writer.paragraph(quoted > 0 || role.isQuoted)
        writer.copy(words, within(pointer, role.at))
        if (role.kind !== 'words') writer.paragraph(quoted > 0)
        break
      }
      default: {
        if (role.kind === 'quotation') quoted += 1
        if (role.kind !== 'part') {
          writer.paragraph(quoted > 0)
          tasks.push({ kind: 'leave', quoted: role.kind === 'quotation' ? 1 : 0 })
        }
        for (const child of role.children.toReversed()) {
          tasks.push({
            kind: 'enter',
            value: value[child],
            key: child,
            pointer: within(pointer, child),
            depth: depth + 1,
          })
        }
      }
    }
  }
  writer.paragraph(false)
  return { field, type: markup.type, language, ...writer.finish() }
}

/** A dash and a capital make a signature. True if the words are one, with a dash put in if need be; others are no part of the quotation. */
function startSignature(words: string, insert: (dash: string) => void): boolean {
  const { dash, capital } = SIGNATURE.exec(words)?.groups ?? {}
  if (capital === undefined) return false
  if (dash === undefined) insert('— ')
  return true
}

/** Behind tags, if the words are HTML. */
const SIGNATURE = /^(?:\s|<[^>]*>)*(?:(?<dash>--?|[—–―])(?:\s|<[^>]*>)*)?(?<capital>\p{Lu})/u
