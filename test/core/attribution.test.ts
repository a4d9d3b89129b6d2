import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute } from '../../src/core/attribution/attribute.ts'
import {
  type AttributionOverride,
  type Document,
  type Metadata,
  NOTHING_KNOWN,
} from '../../src/core/document.ts'
import type { Utterance } from '../../src/core/utterance.ts'

const METADATA: Metadata = {
  id: 'brief',
  title: 'A brief',
  ...NOTHING_KNOWN,
  publication: 'Monitor',
  date: '1999-06-14',
}

function documentOf(
  text: string,
  metadata: Partial<Metadata> = {},
  overrides: readonly AttributionOverride[] = [],
): Document {
  return { metadata: { ...METADATA, ...metadata }, text, silent: [], locators: [], overrides }
}

function utterances(text: string, metadata: Partial<Metadata> = {}): readonly Utterance[] {
  return attribute(documentOf(text, metadata)).utterances
}

/** `speaker: words`, the words cut from the text; reported ones in brackets. */
function heard(text: string): readonly string[] {
  return utterances(text).map(({ start, end, voice, attribution }) => {
    const words = text.slice(start, end)
    return `${attribution.speaker}: ${voice === 'speech' ? words : `(${words})`}`
  })
}

const CUES: readonly (readonly [text: string, heard: readonly string[]])[] = [
  ['“The bridge is open,” said Anna Holm.', ['Anna Holm: The bridge is open,']],
  ['“The bridge is open,” Anna Holm said.', ['Anna Holm: The bridge is open,']],
  ['“The bridge is open,” quietly added Mayor Anna Holm.', ['Anna Holm: The bridge is open,']],
  ['Anna Holm told reporters: “The bridge is open.”', ['Anna Holm: The bridge is open.']],
  ['According to Anna Holm, “the bridge is open”.', ['Anna Holm: the bridge is open']],
  ['Anna Holm, who built it, said that “the bridge is open”.', ['Anna Holm: the bridge is open']],
  ['Anna Holm–a noted engineer–said: “It is open.”', ['Anna Holm: It is open.']],
  ['“Is the bridge open?” Anna Holm asked.', ['Anna Holm: Is the bridge open?']],
  [
    '“The bridge,” said the engineer, Anna Holm, “is open.”',
    ['Anna Holm: The bridge,', 'Anna Holm: is open.'],
  ],
  ['“It is open,” said Lund University professor Anna Holm.', ['Anna Holm: It is open,']],
  ['Anna Holm crossed first, saying “the bridge is open”.', ['Anna Holm: the bridge is open']],
  ['Anna Holm called the bridge “a disgrace”.', ['Anna Holm: a disgrace']],
]

const RESOLVED: readonly (readonly [text: string, heard: readonly string[]])[] = [
  [
    'Rear Admiral Petr Sokol arrived late. “The fleet is ready,” the admiral said.',
    ['Petr Sokol: The fleet is ready,'],
  ],
  ['Petr Sokol arrived late. “The fleet is ready,” Sokol said.', ['Petr Sokol: The fleet is ready,']],
  ['Sokol spoke first. “We sail,” Sokol said. Later Petr Sokol left.', ['Petr Sokol: We sail,']],
  ['Petr Sokol arrived late. “The fleet is ready,” he said.', ['Petr Sokol: The fleet is ready,']],
  [
    'Anna Holm met Petr Sokol. “We wait,” he said. “The ice is thick,” she said.',
    ['Petr Sokol: We wait,', 'Anna Holm: The ice is thick,'],
  ],
  [
    'Petr Sokol said: “We sail.” It was cold. “The ice is thin enough.”',
    ['Petr Sokol: We sail.', 'Petr Sokol: The ice is thin enough.'],
  ],
  ['Petr Sokol said: “One.\n\n“Two and three.”', ['Petr Sokol: One.', 'Petr Sokol: Two and three.']],
]

const GROUPS: readonly (readonly [text: string, kind: string])[] = [
  ['Critics say Holm wants “to sell every bridge”.', 'unnamed'],
  ['Prosecutors said “the bridge was sold”.', 'unnamed'],
  ['Police said “the bridge was closed”.', 'organisation'],
]

const UNNAMED: readonly (readonly [text: string, heard: readonly string[]])[] = [
  ['“The fleet is ready,” a spokesman said.', ['spokesman: The fleet is ready,']],
  [
    'General Ivan Orlov met General Petr Sokol. “We sail at dawn,” the general said.',
    ['general: We sail at dawn,'],
  ],
  ['Two officials of the port said “we saw no ship”.', ['Two officials of the port: we saw no ship']],
  ['“We saw no ship,” the union said in a statement.', ['union: We saw no ship,']],
  ['“We saw no ship,” said Orlov’s lawyer.', ['Orlov’s lawyer: We saw no ship,']],
  [
    'A teacher from Oslo was there. “It was cold,” the teacher said. “I left,” she added.',
    ['teacher: It was cold,', 'teacher: I left,'],
  ],
  [
    '“We heard it,” said one resident. “It was loud,” another said.',
    ['one resident: We heard it,', 'another: It was loud,'],
  ],
]

const ABSTAINED: readonly (readonly [text: string, heard: readonly string[]])[] = [
  ['“The fleet is ready now.”', ['null: The fleet is ready now.']],
  ['Petr Sokol and Ivan Orlov said “we sail at dawn”.', ['null: we sail at dawn']],
  ['Petr Sokol never said “we sail at dawn”.', ['null: we sail at dawn']],
  ['Petr Sokol denied that he had said “we sail at dawn”.', ['null: we sail at dawn']],
  ['Petr Sokol denies saying “we sail at dawn”.', ['null: we sail at dawn']],
  ['The talks of Petr Sokol with Ivan Orlov failed. “We sail,” he said.', ['null: We sail,']],
  [
    'Petr Sokol said: “We sail.” Ivan Orlov smiled. “The ice is thin.”',
    ['Petr Sokol: We sail.', 'null: The ice is thin.'],
  ],
]

const REPORTED: readonly (readonly [text: string, heard: readonly string[]])[] = [
  ['Ivan Orlov argued on May 2 that the road was closed.', ['Ivan Orlov: (the road was closed)']],
  ['Ivan Orlov said the road was closed.', ['Ivan Orlov: (the road was closed)']],
  ['They claimed that the road was closed (see the Monitor, May 3).', ['null: (the road was closed)']],
  [
    'Ivan Orlov said that the road is “a ruin” and must be rebuilt.',
    ['Ivan Orlov: (the road is)', 'Ivan Orlov: a ruin', 'Ivan Orlov: (and must be rebuilt)'],
  ],
  ['Ivan Orlov did not say that the road was closed.', []],
  ['Two demands on the grounds that roads were closed came to nothing.', []],
]

describe('attribute() finds the speaker', () => {
  test.each(CUES)('by the cue: %s', (text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test.each(['\u00ad', '\u200b', '\u200d', '\u2060', '\u202e'])(
    'through %j within every word, which no reader sees',
    (hidden) => {
      for (const [text, expected] of CUES) {
        const written = text.replace(/(?<=\p{L})(?=\p{L})/gu, hidden)
        expect(heard(written).map((one) => one.replaceAll(hidden, ''))).toEqual(expected)
        for (const { attribution } of utterances(written)) expect(attribution.speaker).not.toContain(hidden)
      }
    },
  )

  test.each(['-\n', '-\r\n  ', '\u2010\n', '\u00ad\n'])(
    'whose name is broken at a line’s end: %j',
    (broken) => {
      for (const [text, expected] of CUES)
        expect(heard(text.replaceAll('Holm', `Ho${broken}lm`).replaceAll('said', `sa${broken}id`))).toEqual(
          expected,
        )
      expect(utterances('“It is open,” said Anna Holm-\nBerg.')[0]?.attribution.speaker).toBe('Anna Holm')
    },
  )

  test.each(RESOLVED)('by who was named before: %s', (text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test.each(GROUPS)('but takes no group at the head of a sentence for a person: %s', (text, kind) => {
    expect(utterances(text)[0]?.attribution.kind).toBe(kind)
  })

  test.each(UNNAMED)('by a description where no name is known: %s', (text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test.each(ABSTAINED)('or abstains: %s', (text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test.each(REPORTED)('of indirect speech: %s', (text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test('with the title of the fullest mention', () => {
    const text = 'Gen. Orlov rose. Lieutenant General Ivan Orlov waited. “We go,” the general said.'
    expect(utterances(text)[0]?.attribution).toMatchObject({
      speaker: 'Ivan Orlov',
      role: 'Lieutenant General',
    })
  })

  test('and says where that stands, and whether it was stated or inferred', () => {
    const text = 'Ivan Orlov rose. “We go,” he said. “We go far,” Orlov added.'
    const shown = utterances(text).map(({ attribution }) =>
      attribution.evidence.map(({ start, end, certainty }) => [text.slice(start, end), certainty]),
    )
    expect(shown).toEqual([
      [
        ['he', 'inferred'],
        ['Ivan Orlov', 'inferred'],
      ],
      [['Orlov', 'stated']],
    ])
  })
})

describe('attribute() of a new paragraph without a cue', () => {
  const text = '“Come in,” said Anna Holm.\n\n“It is cold here.”'
  const speakers = (metadata: Partial<Metadata>) =>
    utterances(text, metadata).map(({ attribution }) => attribution.speaker)

  test('goes on with the speaker in news, as no one else has the word', () => {
    expect(speakers({})).toEqual(['Anna Holm', 'Anna Holm'])
  })

  test('names nobody in fiction, where people take turns', () => {
    expect(speakers({ fiction: true })).toEqual(['Anna Holm', null])
  })

  test('names nobody behind a question', () => {
    const asked = utterances('“Is it cold?” asked Anna Holm.\n\n“It is cold here.”')
    expect(asked.map(({ attribution }) => attribution.speaker)).toEqual(['Anna Holm', null])
  })
})

describe('attribute() tells one interrupted speech from two', () => {
  const cases: readonly (readonly [text: string, continues: boolean])[] = [
    ['“We wait,” Anna Holm said. “We always wait.”', true],
    ['“We wait,” said Anna Holm quietly on Friday, “and we hope.”', true],
    ['“We wait,” Anna Holm said. The road was closed for a week. “We always wait.”', false],
    ['“We wait,” Anna Holm said. “We always wait,” Petr Sokol said.', false],
    ['“We wait,” one said. “We never wait,” another said.', false],
    ['Anna Holm said: “We wait.\n\n“We always wait.”', true],
  ]
  test.each(cases)('%s → %s', (text, continues) => {
    expect(utterances(text).map((one) => one.continues)).toEqual([false, continues])
  })
})

describe('attribute() reads dates and outlets', () => {
  const text =
    'Envoy Anna Holm said on May 30 that the road was open. “It is safe,” the envoy said (Reuters, June 2). ' +
    '“It was never safe,” General Ivan Orlov said (Evening News, Daily Post, December 30; Morning Star, December 30).'

  test('from citations, back to the citation before, and from the sentence itself', () => {
    expect(utterances(text).map(({ attribution: { speaker, date, via } }) => [speaker, date, via])).toEqual([
      ['Anna Holm', '1999-05-30', ['Reuters']],
      ['Anna Holm', '1999-06-02', ['Reuters']],
      ['Ivan Orlov', '1998-12-30', ['Evening News', 'Daily Post', 'Morning Star']],
    ])
  })

  test('a year it had to conclude is inferred, a written one stated', () => {
    const dated = utterances('“We go,” Anna Holm said on June 1, 1998. “We stay,” Ivan Orlov said on June 2.')
    const certainty = dated.map(
      ({ attribution }) => attribution.evidence.find(({ of }) => of === 'date')?.certainty,
    )
    expect(certainty).toEqual(['stated', 'inferred'])
  })

  test.each([
    ['“We go,” Anna Holm told CNN on Friday.', ['CNN']],
    ['Anna Holm told The New York Times that “we go”.', ['New York Times']],
    ['“We go,” Anna Holm said, according to Reuters.', ['Reuters']],
    ['“We go,” Anna Holm told Congress.', []],
    ['“We go,” Anna Holm told Ivan Orlov.', []],
  ])('outlets to which or through which it was said: %s', (text, via) => {
    expect(utterances(text)[0]?.attribution.via).toEqual(via)
  })

  test('and concludes no year in a text without a date', () => {
    const [first] = utterances('“We go,” Anna Holm said (AP, June 1).', { date: null })
    expect(first?.attribution).toMatchObject({ date: null, via: ['AP'] })
  })

  test('but takes no cross-reference and no disagreeing citation for a date', () => {
    const [first] = utterances('“We go,” Anna Holm said (see the Monitor, June 1).')
    expect(first?.attribution).toMatchObject({ date: null, via: [] })
    const [second] = utterances('“We go,” Anna Holm said (AP, June 1; Reuters, June 2).')
    expect(second?.attribution).toMatchObject({ date: null, via: ['AP', 'Reuters'] })
  })
})

describe('attribute() of a whole document', () => {
  test('that is one speech keeps only what the speaker quotes', () => {
    const text = 'My friends, Lincoln said “with malice toward none”.'
    const voices = attribute(documentOf(text, { speaker: 'Anna Holm' }))
    const [quoted] = voices.quoted
    expect(voices).toMatchObject({ utterances: [], marksSpeech: true })
    expect(text.slice(quoted?.start, quoted?.end)).toBe('with malice toward none')
  })

  test('shows where all of it stands, with what is not seen there', () => {
    const text = 'An\u00adna Holm: “He said ‘ne\u00adver’ to\u200b,” said An\u00adna\u2060 Holm.'
    const { utterances: found, quoted } = attribute(
      documentOf(text, {}, [{ quote: 'ne\u00adver', date: '1999' }]),
    )
    const written = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
    expect(found.map(written)).toEqual(['He said ‘ne\u00adver’ to\u200b,'])
    expect(quoted.map(written)).toEqual(['ne\u00adver'])
    expect(found[0]?.attribution.evidence.map(written)).toEqual(['An\u00adna\u2060 Holm', 'ne\u00adver'])
  })

  test('puts quotations inside quotations aside', () => {
    const text = '“He said ‘never’ to me,” Anna Holm said.'
    const { quoted } = attribute(documentOf(text))
    expect(quoted.map(({ start, end }) => text.slice(start, end))).toEqual(['never'])
  })

  test('without quotation marks marks no speech', () => {
    expect(attribute(documentOf('In the beginning was silence.')).marksSpeech).toBe(false)
  })

  test('takes an editor’s word over its own', () => {
    const text = 'We go. “We go,” he said. Nothing else was heard.'
    const { utterances: found } = attribute(
      documentOf(text, {}, [
        { quote: 'We go', speaker: 'Anna Holm', date: '1999-06-01' },
        { quote: 'Nothing else', speaker: 'Ivan Orlov' },
      ]),
    )
    expect(found.map(({ start, attribution: { speaker, date } }) => [start, speaker, date])).toEqual([
      [text.indexOf('“') + 1, 'Anna Holm', '1999-06-01'],
      [text.indexOf('Nothing'), 'Ivan Orlov', null],
    ])
    expect(found[0]?.attribution.evidence.every(({ certainty }) => certainty === 'stated')).toBe(true)
  })

  test('yields ascending, disjoint utterances for any text', () => {
    const piece = fc.constantFrom(
      ...[
        '“',
        '”',
        '"',
        'Anna Holm',
        'General Ivan Orlov',
        'he',
        'said',
        'that',
        'the general',
        'was',
        'late',
      ],
      ...['.', ',', ':', '–', '(AP, June 1).', '\n\n', 'and', 'according to', 'We wait', 'never'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ')
        let end = 0
        for (const one of utterances(text)) {
          expect(one.start).toBeGreaterThanOrEqual(end)
          expect(one.end).toBeGreaterThan(one.start)
          end = one.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test.each([
    '"',
    '“a” ',
    'Smith said that ',
    'X said “a b c” and ',
    'A Smith, ',
    '(AP, June 11). ',
    'the general ',
  ])('reads 100,000 units of %j', (unit) => {
    const text = unit.repeat(Math.floor(100_000 / unit.length))
    expect(attribute(documentOf(text)).utterances.length).toBeLessThanOrEqual(text.length)
  })
})
