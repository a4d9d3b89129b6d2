/** HTML character references (HTML Living Standard, §13.5): those that quotations are pasted with. */

/** A reference with its semicolon; its ampersand may have been escaped once or twice on the way. */
export const CHARACTER_REFERENCE = /&(?:amp;){0,2}(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6}\d{0,2});/gi

/** The character that a reference stands for; `null` if it is none of those known. */
export function readReference(reference: string): string | null {
  const name = reference.slice(reference.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+(?=.)/, '')
  if (name.startsWith('#')) return numbered(name)
  return NAMED.get(name) ?? accented(name)
}

/** `not`, `and` and `or` have references too (¬, ∧, ∨): no character may swallow one of these words. */
const NAMED: ReadonlyMap<string, string> = new Map(
  `amp=& lt=< gt=> quot=" apos=' lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ laquo=« raquo=» lsaquo=‹ rsaquo=›
   prime=′ Prime=″ ndash=– mdash=— minus=− hellip=… bull=• middot=· dagger=† Dagger=‡ para=¶ sect=§ copy=© reg=® trade=™
   euro=€ pound=£ yen=¥ cent=¢ deg=° plusmn=± times=× divide=÷ le=≤ ge=≥ ne=≠ frac12=½ frac14=¼ frac34=¾ sup1=¹ sup2=² sup3=³
   szlig=ß aelig=æ AElig=Æ oelig=œ OElig=Œ oslash=ø Oslash=Ø aring=å Aring=Å iquest=¿ iexcl=¡`
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
    .concat([
      ['nbsp', '\u00a0'],
      ['ensp', '\u2002'],
      ['emsp', '\u2003'],
      ['thinsp', '\u2009'],
      ['shy', '\u00ad'],
      ['zwnj', '\u200c'],
      ['zwj', '\u200d'],
      ['lrm', '\u200e'],
      ['rlm', '\u200f'],
    ]),
)

const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
  caron: '\u030c',
}

/** `eacute` is é. */
function accented(name: string): string | null {
  const accent = ACCENTS[name.slice(1)]
  return accent === undefined ? null : `${name.slice(0, 1)}${accent}`.normalize('NFC')
}

function numbered(name: string): string | null {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (code >= C1_START && code <= C1_END) return WINDOWS_1252[code - C1_START] ?? null
  const isControl = code < 0x20 && code !== TAB && code !== LINE_FEED && code !== CARRIAGE_RETURN
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return isControl || isSurrogate || code > 0x10ffff ? null : String.fromCodePoint(code)
}

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Numbers from 128 to 159 mean the characters of Windows-1252 (HTML Living Standard, §13.2.5.80). */
const C1_START = 0x80
const C1_END = 0x9f
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
