/** Small documents made up for tests. */
import { type Document, type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'

export function textOf(id: string, text: string, facts: Partial<Metadata> = {}): Document {
  return {
    metadata: {
      id,
      title: id,
      ...NOTHING_KNOWN,
      ...facts,
    },
    text,
    silent: [],
    locators: [],
    overrides: [],
  }
}

export const HARBOUR = textOf(
  'harbour',
  'The harbour master closed the northern gate at noon. “Nobody leaves before the storm has passed,” said Petra Lind.',
  { publication: 'Coast Courier', date: '2001-02-03' },
)
export const ORCHARD = textOf('orchard', 'We planted forty apple trees on the hill behind the old mill.', {
  speaker: 'Jonas Weber',
  date: '1988',
})
export const BRIDGE = textOf(
  'bridge',
  'The stone bridge carried carts across the river for three hundred years.',
  {
    author: 'Clara Novak',
    date: '1931-05',
  },
)
