/** How word lists are written down. */

export type Words = ReadonlySet<string>

/** The words of a list parted by white space. */
export function words(list: string): Words {
  return new Set(listed(list))
}

/** Every stem with every ending; an ending written `-` is none. */
export function forms(stems: string, endings: string): string[] {
  return listed(stems).flatMap((stem) =>
    listed(endings).map((ending) => (ending === '-' ? stem : stem + ending)),
  )
}

/** Maps every form to the first of its line. */
export function verbs(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [verb = '', ...others] = listed(line)
      return [verb, ...others].map((form): [string, string] => [form, verb])
    }),
  )
}

/** Reads `five:5 six:6`; a word without a figure counts for itself. */
export function figures(list: string): [word: string, figure: string][] {
  return listed(list).map((entry) => {
    const [word = '', figure = word] = entry.split(':')
    return [word, figure]
  })
}

export function listed(list: string): string[] {
  return list.trim().split(/\s+/)
}
