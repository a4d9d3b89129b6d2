/** What the process says to a script when it ends. */

/**
 * `findings`: a quotation is not verbatim, texts are not as they must be, or of several things to do only some were done.
 * `service`: storage or a service failed.
 */
export const EXIT = { ok: 0, findings: 1, misuse: 2, service: 3 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command cannot be carried out as given; the message says what to give instead. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError'
}
