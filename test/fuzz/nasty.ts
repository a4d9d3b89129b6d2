/**
 * Text made to break whoever reads it. All of it is invented here. Units are what is said over and over; what is over in a
 * line is a string.
 */

/** An element, an attribute and an address that no page may have: whoever finds one has found unescaped text. */
export const CANARY = 'canary-x7'

const MARKUP = [
  `<${CANARY} ${CANARY}=1>`,
  `"><${CANARY}>`,
  `'><${CANARY}>`,
  `" ${CANARY}="1`,
  `' ${CANARY}='1`,
  `</title></style></script></textarea><${CANARY}>`,
  `--><${CANARY}>`,
  `]]><${CANARY}>`,
  `<script>${CANARY}()</script>`,
  `<svg onload=${CANARY}()>`,
  `<img src=x onerror=${CANARY}()>`,
  `javascript:${CANARY}()`,
  `&lt;${CANARY}&gt;`,
  `&#60;${CANARY}&#62;`,
  `\\u003c${CANARY}\\u003e`,
  `[a](javascript:${CANARY}())`,
  `<a href="javascript:${CANARY}()">a</a>`,
  `{{${CANARY}}}`,
  `\${${CANARY}}`,
]

/** Strings, most of them short. */
export const STRINGS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u001b[31mred\u001b]8;;http://a\u0007',
  '\r\nSet-Cookie: a=b',
  '\u2028\u2029\u0085',
  '\ufeffa',
  '\ud800',
  '\udfff\ud800',
  'a\ud83d',
  '\u202eevil\u202c',
  '\u2066a\u2069\u200f\u061c',
  'le\u200bmon',
  'w\u2060o\u00adr\ufe0fd',
  'а\u0435\u043e the lighthouse',
  'Еdith Cаlloway',
  'ｆｕｌｌ ｗｉｄｔｈ',
  'ﬁﬂﬀ ǆ ß ẞ İı ŉ',
  '𝕿𝖍𝖊 lighthouse',
  'e\u0301e\u0301\u0323',
  `a${'\u0301'.repeat(300)}`,
  `Z${'\u0e47\u0489\u20dd'.repeat(100)}`,
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪',
  'שלום “עולם” العربية',
  '我们“不会”卖掉灯塔',
  'ไม่มีช่องว่าง',
  '1e999',
  '-0',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  `0.${'0'.repeat(400)}1`,
  '1/0',
  '½ ⅓ ³ ٣ ௰ Ⅻ',
  '$1,2,3.4.5 million billion',
  'one hundred and and twenty-twenty one',
  '99/99/9999',
  '0000-00-00',
  '1999-06-31',
  '31 June 1999',
  'June June June 11 11 1999',
  '1999-06-11T99:99:99+99:99',
  '-271821-04-20',
  `${'J. '.repeat(1_000)}Smith`,
  `${'Smith '.repeat(400)}said`,
  `${'Mr. Dr. Sen. '.repeat(200)}`,
  '…'.repeat(1_000),
  '. . . '.repeat(300),
  '['.repeat(1_000),
  `${'['.repeat(500)}a${']'.repeat(500)}`,
  '(((((AP)))))',
  'the '.repeat(2_000),
  'of the '.repeat(1_000),
  'a'.repeat(16_000),
  '“'.repeat(2_000),
  '”'.repeat(2_000),
  '"'.repeat(1_999),
  '“‘'.repeat(700),
  '“a” '.repeat(600),
  '«‹„‚「『'.repeat(200),
  "''``''``".repeat(100),
  '“We will,” he said, '.repeat(100),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'undefined',
  'null',
  'true',
  '../../../../etc/passwd',
  '..\\..\\a',
  '%2e%2e%2f',
  '%',
  '%zz',
  '%00',
  '%c0%ae',
  '%ED%A0%80',
  'a%0d%0aX-Injected: 1',
  '/',
  '//example.invalid/',
  'http://[::1]:0/',
  'https://user:pass@example.invalid:443/#a',
  'https://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,a',
  '#{7*7}<%= 7*7 %>',
  "' OR 1=1 --",
  '$(reboot)`reboot`',
  '\\'.repeat(500),
  '*_'.repeat(500),
  '> '.repeat(500),
  `${'- '.repeat(200)}a`,
  '`'.repeat(501),
  '| a '.repeat(300),
  '<!-- verbatim-ignore-start -->',
  '---\ntitle: “a\n---\n“b”',
  ...MARKUP,
]

/** Words and marks that readers of drafts and claims turn on, to be put together at random. */
export const FRAGMENTS: readonly string[] = [
  ...'“ ” " \' ‘ ’ „ « » ‹ › 「 」 … — – - . , ; : ! ? ( ) [ ] { } < > & * _ ` ~ # | \\ / > %'.split(' '),
  ...'he she they said says added told asked never not that who according to'.split(' '),
  ...'Mayor Calloway Edith Mr. Dr. J. AP Reuters Friday June 11 1999 2003-05-03 yesterday'.split(' '),
  ...'will wont sell the lighthouse to any private buyer pier nobody gave less'.split(' '),
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\r\n',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\u0301',
  'said Ann Lee',
  'Ann Lee:',
  'Q: ',
  'can’t',
  'twenty-one',
  '$3.6 million',
  '<p>',
  '</p>',
  '<q>',
  '</q>',
  '<blockquote>',
  '<br>',
  '<b hidden>',
  '<!--',
  '-->',
  '<svg>',
  '<script>',
  '&ldquo;',
  '&#8221;',
  '&#0;',
  '[a](b)',
  '![',
  '](',
  '[^1]: ',
  '```\n',
  '# ',
  '- ',
  '1. ',
  '> ',
  ...MARKUP,
]

/** A family of drafts: a unit said as often as one likes, between a beginning and an end; or one, and then another as often. */
export type Family = {
  readonly name: string
  readonly type: 'text' | 'markdown' | 'html'
  readonly unit: string
  readonly before?: string
  readonly between?: string
  readonly other?: string
  readonly behind?: string
}

/** About as long as asked, in UTF-16 units. */
export function member(
  { unit, before = '', between = '', other = '', behind = '' }: Family,
  units: number,
): string {
  const around = before.length + between.length + behind.length
  const times = Math.max(1, Math.floor((units - around) / (unit.length + other.length)))
  return before + unit.repeat(times) + between + other.repeat(times) + behind
}

const TEXT_UNITS: readonly string[] = [
  ...['“a” ', '“a”', '“', '”', '“a ', 'a” ', '"', '"a" ', "'", "'a' ", "'a ", '„a“ ', '«a» ', '»a« ', '‘a’ '],
  ...['“‘', '“a ‘b ', '“"«„‘\'‹', "''a'' ", '``a`` ', '「我」', '“a\n\n', 'he said, “a” ', '“a,” said '],
  ...['“We will go,” he said. ', '“We will go,” said John Smith. ', '“We will go,” said Ann Lee.\n\n'],
  ...['He said. ', 'He said that they would go. ', 'who said that he said that ', 'he told her that she '],
  ...['John Smith met Ann Lee. ', 'J. ', 'J.', 'Smith ', 'Mr. ', 'the president of the ', 'told Reuters '],
  ...['SMITH: I will.\n', 'Q: What?\nA: That.\n', '— I will, he said.\n', '- I will\n', '> I will\n', '> '],
  ...['\n', 'a\n\n', ' ', '\u00a0', '\t', '…', '. ', '.', '[', '[a] ', '(', '(AP) ', '? ', ', ', ': ', '; '],
  ...['June 11, 1999 ', 'on Friday ', '1999-06-11 ', '1', '1 ', '1,', 'twenty one ', '$3.6 million '],
  ...['“a b c d,” he said on Friday. ', 'HALVERTON, March 4 (AP) — ', 'according to the ', 'of '],
  ...['\u0301', '\u200b', '\u202e', '👩‍👩‍👧', 'ab', 'a-', "a'", '我', 'ไ', 'the harbour council met '],
]
const MARKDOWN_UNITS: readonly string[] = [
  ...['*', '*_', '*a', '_a_ ', '[', '](', '[a](b) ', '![', '[a]: b\n', '[a][b] ', '[^a] ', '[^a]: b\n', '`'],
  ...[
    '` a ',
    '``` ',
    '```\n',
    '- ',
    '- a\n',
    '1. a\n',
    '| a | b |\n',
    '|-|-|\n',
    '|',
    '#',
    '# a\n',
    '~~',
    '\\',
  ],
  ...['<', '<!--', '<a ', '<a>', '&', '&amp;', '&#', 'http://', 'www.a.b ', '<!-- verbatim-ignore-start -->'],
  ...['<!-- verbatim-ignore -->\n', '    a\n', '> - ', 'a\n===\n', '---\n', '**“a”** ', '> “a”\n\n'],
]
const HTML_UNITS: readonly string[] = [
  ...[
    '<div>',
    '</div>',
    '<p>a',
    '<q>',
    '<q>a</q> ',
    '<blockquote>',
    '<table><tr><td>',
    '<li>',
    '<b>a',
    '<a>',
  ],
  ...['&amp;', '&', '&#', '&#x1F600;', '<!--', '<!-- a -->', '<svg>', '<script>', '<br>', '<p hidden>', '<'],
  ...['<!', '<?', '</', '<a b=', '<![CDATA[', '<svg><![CDATA[', '<template>', '<select><option>', '<p>“a'],
]
const HTML_FAMILIES: readonly Omit<Family, 'name' | 'type'>[] = [
  { before: '<p ', unit: 'a=b ', behind: '>a</p>' },
  { before: '<p aria-hidden="', unit: 'x', behind: '">a</p>' },
  { before: '<p aria-hidden="', unit: '&amp;', behind: '">a</p>' },
  { before: '<pre>', unit: ' \n', behind: 'a</pre>' },
  { before: '<pre>', unit: '<br>' },
  { before: '<!--', unit: 'a' },
  { before: '<', unit: 'a' },
]

/** What is made of a unit, a character of which is written so that it can be seen. */
function familyOf(type: Family['type'], parts: Omit<Family, 'name' | 'type'>): Family {
  return {
    ...parts,
    type,
    name: `${type} ${JSON.stringify((parts.before ?? '') + parts.unit + (parts.other ?? ''))}`,
  }
}

/** Every family of drafts that was found to be dear, or might be. */
export const FAMILIES: readonly Family[] = [
  ...TEXT_UNITS.map((unit) => familyOf('text', { unit })),
  familyOf('text', { before: 'a', unit: ' ', behind: 'b' }),
  familyOf('text', { before: '“a', unit: '[', behind: '”' }),
  familyOf('text', { unit: ', ', other: '“a” ' }),
  familyOf('text', {
    before: 'We ',
    unit: 'really ',
    between: 'according to Ann Lee ',
    other: '“we all of us go” ',
  }),
  ...MARKDOWN_UNITS.map((unit) => familyOf('markdown', { unit })),
  ...HTML_UNITS.map((unit) => familyOf('html', { unit })),
  ...HTML_FAMILIES.map((parts) => familyOf('html', parts)),
]
