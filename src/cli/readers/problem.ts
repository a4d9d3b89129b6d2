/** What is wrong with a source, said so that its editor finds the place. */
import { harmless } from '../../service/terminal.ts'

/** `line` is 1-based; it and `field` are `null` where the problem has no single line or field. */
export type Problem = {
  readonly file: string
  readonly line: number | null
  readonly field: string | null
  readonly message: string
}

/** A source cannot be read as documents. Carries everything that is wrong with it, not only the first find. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

/** `file:line: field: message`, the form that editors and terminals link, in one line. */
export function formatProblem({ file, line, field, message }: Problem): string {
  const parts = [line === null ? file : `${file}:${line}`, ...(field === null ? [] : [field]), message]
  return harmless(parts.join(': '))
}
