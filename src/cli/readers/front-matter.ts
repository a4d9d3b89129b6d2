/** Reads facts that an editor wrote as YAML or JSON: above a text, or in a file beside it. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { checkFacts, type Facts, type Fault } from './facts.ts'

export type FrontMatter =
  | { readonly kind: 'facts'; readonly facts: Facts; readonly lineOf: (field: string) => number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** Reads facts, all of their faults at once. Lines count from the first line of `source`. JSON is YAML, too. */
export function readFrontMatter(source: string): FrontMatter {
  const lines = new LineCounter()
  // The failsafe schema keeps every scalar as it is written: an unquoted 1999-06-14, 5 or No stays text until its field says what it is.
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false, lineCounter: lines })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return {
      kind: 'faults',
      faults: broken.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, field: null, message })),
    }
  }
  if (source.trimStart().startsWith('{')) dropNulls(document)
  const lineAt = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line
  const checked = checkFacts(plainValue(document) ?? {})
  if (checked.kind === 'facts') return { ...checked, lineOf: (field) => lineAt([field]) }
  const faults = checked.faults.map(({ path, message }) => ({
    line: lineAt(path),
    field: path.length === 0 ? null : path.join('.'),
    message,
  }))
  return { kind: 'faults', faults: faults.sort((a, b) => a.line - b.line) }
}

/** In JSON a field that is `null` is not stated. */
function dropNulls(document: ReturnType<typeof parseDocument>): void {
  visit(document, {
    Pair: (_, { value }) =>
      isScalar(value) && value.type === 'PLAIN' && value.value === 'null' ? visit.REMOVE : undefined,
  })
}

/** What the YAML says. Aliases that would unfold without bound are left out, and so are no facts. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS()
  } catch {
    return 'aliases that unfold without bound'
  }
}

/** Where the key at `path` begins, or, if it is missing, the deepest part of the path that is there. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined || !isScalar(pair.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    }
  }
  return offset
}
