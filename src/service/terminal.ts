/** Lines for a terminal. Nothing that a user or a text wrote can move the cursor or turn the text around. */

const WIDTH = 80
const LABEL_WIDTH = 10

/** `1 document`, `2,000 documents`. */
export function numbered(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

export function quoted(text: string): string {
  return `“${text}”`
}

/** What a stretch of text is, for a terminal that shows it. No style says what the words do not say themselves. */
export type Style = Tone | 'plain' | 'label' | 'struck' | 'inserted' | 'opened'

/** How a verdict is to be taken: it stands, it does not, it is open, or nobody looked. */
export type Tone = 'good' | 'bad' | 'open' | 'faint'

/** `text` as a terminal shows it in a style; `text` holds nothing that a terminal obeys. */
export type Paint = (style: Style, text: string) => string

/** For whatever is no terminal. */
export const PLAIN: Paint = (_, text) => text

export type Run = { readonly style: Style; readonly text: string }

/** A label, and the text beside it in lines of the width of a terminal. */
export function labelled(label: string, text: string | readonly Run[], paint: Paint = PLAIN): string[] {
  const [first = '', ...more] = wrap(text, WIDTH - LABEL_WIDTH, paint)
  const gap = ' '.repeat(Math.max(0, LABEL_WIDTH - label.length))
  const head = label === '' ? '' : paint('label', label)
  return [head + gap + first, ...more.map((line) => ' '.repeat(LABEL_WIDTH) + line)]
}

/** Every text goes through here on its way out. A word that is longer than a line stays whole, so that it can be copied. */
export function wrap(text: string | readonly Run[], width = WIDTH, paint: Paint = PLAIN): string[] {
  const lines: Run[][] = []
  let line: Run[] = []
  let length = 0
  for (const word of wordsOf(typeof text === 'string' ? [{ style: 'plain', text }] : text)) {
    const letters = word.reduce((sum, run) => sum + run.text.length, 0)
    if (length > 0 && length + 1 + letters > width) {
      lines.push(line)
      line = []
      length = 0
    }
    if (length > 0) line.push({ style: styleBetween(line.at(-1), word.at(0)), text: ' ' })
    line.push(...word)
    length += letters + (length > 0 ? 1 : 0)
  }
  if (length > 0) lines.push(line)
  return lines.map((runs) =>
    joined(runs)
      .map((run) => paint(run.style, run.text))
      .join(''),
  )
}

/** The words of a text, each in the runs that it is made of. */
function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Run[][] = []
  let word: Run[] = []
  for (const { style, text } of runs) {
    const [head = '', ...more] = onOneLine(text).split(' ')
    if (head !== '') word.push({ style, text: head })
    for (const next of more) {
      if (word.length > 0) words.push(word)
      word = next === '' ? [] : [{ style, text: next }]
    }
  }
  return word.length > 0 ? [...words, word] : words
}

/** A space within a run is of that run. */
function styleBetween(before: Run | undefined, behind: Run | undefined): Style {
  return before !== undefined && before.style === behind?.style ? before.style : 'plain'
}

/** Neighbours of one style as one. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    if (last?.style === run.style) found[found.length - 1] = { ...last, text: last.text + run.text }
    else found.push(run)
  }
  return found
}

/**
 * `text` on one line, without what a terminal obeys: control characters show as their pictures (␛), and what
 * reorders text as �. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function harmless(text: string): string {
  return onOneLine(text).trim()
}

/** The same in the lines that a text has. */
export function harmlessLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => withoutControls(line.replaceAll('\t', '    ')))
    .join('\n')
}

function onOneLine(text: string): string {
  return withoutControls(text.replace(/\s+/g, ' '))
}

function withoutControls(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => {
      const code = control.charCodeAt(0)
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd'
    })
    .replace(/\p{Bidi_Control}/gu, '\ufffd')
    .toWellFormed()
}
