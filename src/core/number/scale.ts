/** Powers of a thousand applied: 3.6 million is 3600000. */

/**
 * The figure, in digits with or without a decimal point, moved by so many places. Nothing if that leaves a
 * fraction, or if a zero ends its decimals, which is read aloud.
 */
export function shifted(figure: string, places: number): readonly string[] {
  const [whole = '', part = ''] = figure.split('.')
  if (part.length > places || part.endsWith('0') || whole.length > DIGITS_MAX) return []
  return [(whole + part.padEnd(places, '0')).replace(/^0+(?=\d)/, '')]
}

const DIGITS_MAX = 9
