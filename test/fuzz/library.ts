/** The texts that the fuzzed service holds, and words of them. */
import type { Document } from '../../src/core/document.ts'
import { textOf } from '../service/text.ts'

export const TEXTS: readonly Document[] = [
  textOf(
    'gazette-12',
    `The harbour council met on Friday to decide what becomes of the old lighthouse.

“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway. “It belongs to the people who paid for it.”

The treasurer, Oskar Lindqvist, had asked for an early sale of three hundred and fifty acres, for $3.6 million. The vote was nine to four.
`,
    { publication: 'Harbour Gazette', date: '2003-05-03', url: 'https://gazette.example/12' },
  ),
  textOf(
    'calloway-opening',
    'Neighbours, this pier is longer than the one our grandparents built, and it cost less than the storm that broke theirs.\n\nNobody in this town was asked to give more than a day of work, and nobody gave less.\n',
    { speaker: 'Edith Calloway', date: '2004-06-21' },
  ),
  textOf('refrain', `${'the '.repeat(6_000)}${'of the '.repeat(2_000)}end`),
  textOf('marks', `${'“a” the “b” he said '.repeat(300)}${'“'.repeat(500)}${'”'.repeat(500)} end`),
  textOf(
    'markup',
    'The programmer said: <canary-x7 canary-x7=1> & "quoted" \'words\' </script> were sent; constructor and __proto__ are words too.',
  ),
  textOf('chinese', '我们不会把灯塔卖给任何私人买家。它属于付钱的人民。', { language: 'zh' }),
]

export const IDS = TEXTS.map(({ metadata }) => metadata.id)

export const PHRASES: readonly string[] = [
  'We will not sell the lighthouse to any private buyer',
  'We will sell the lighthouse to any private buyer',
  'we will … sell the lighthouse',
  'We will not sell [it] to any private buyer',
  'It belongs to the people who paid for it.',
  '“We will not sell the lighthouse,” said Mayor Edith Calloway on Friday',
  'Nobody in this town was asked to give more than a day of work, and nobody gave less.',
  'nobody gave less',
  'this pier is shorter than the one our grandparents built',
  'three hundred and fifty acres',
  '350 acres, for 3.6 million dollars',
  'the the the',
  'canary-x7 & "quoted" words',
  '它属于付钱的人民',
  'words that stand nowhere at all',
]
