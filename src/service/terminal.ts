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

/** A label, and the text beside it in lines of the width of a terminal. */
export function labelled(label: string, text: string): string[] {
  const [first = '', ...more] = wrap(text, WIDTH - LABEL_WIDTH)
  return [label.padEnd(LABEL_WIDTH) + first, ...more.map((line) => ' '.repeat(LABEL_WIDTH) + line)]
}

/** Every text goes through here on its way out. A word that is longer than a line stays whole, so that it can be copied. */
export function wrap(text: string, width = WIDTH): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of harmless(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

/**
 * `text` on one line, without what a terminal obeys: control characters show as their pictures (␛), and what
 * reorders text as �. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function harmless(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Cc}/gu, (control) => {
      const code = control.charCodeAt(0)
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd'
    })
    .replace(/\p{Bidi_Control}/gu, '\ufffd')
    .toWellFormed()
}
