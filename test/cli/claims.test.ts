import { describe, expect, it } from 'vitest'
import { readClaims } from '../../src/cli/claims.ts'

const CLAIM = { quote: 'we count', speaker: null, date: null, document: null }

describe('claims as JSON Lines', () => {
  it.each([
    ['a quote alone', '{"quote":"we count"}', CLAIM],
    ['fields that are null', '{"quote":"we count","speaker":null}', CLAIM],
    [
      'all fields',
      '{"quote":"we count","speaker":"Ann Lee","date":"June 1999","document":"a"}',
      { quote: 'we count', speaker: 'Ann Lee', date: 'June 1999', document: 'a' },
    ],
  ])('have %s', (_, line, claim) => {
    expect(readClaims(line)).toEqual([{ line: 1, kind: 'claim', claim }])
  })

  it.each([
    ['what is no JSON', 'we count', 'Must be a JSON object'],
    ['a list', '["we count"]', 'Must be a JSON object'],
    ['no quote', '{}', 'quote: Must be text'],
    ['a number for a quote', '{"quote":7}', 'quote: Must be text'],
    ['a quote without words', '{"quote":"…"}', 'quote: Must hold at least one word'],
    [
      'half a surrogate pair',
      '{"quote":"we \\ud800"}',
      'quote: Must be well-formed Unicode: it holds half of a surrogate pair',
    ],
    ['a blank speaker', '{"quote":"we","speaker":" "}', 'speaker: Must not be blank'],
    ['a field that claims do not have', '{"quote":"we","limit":1}', 'limit: Is no field of a claim'],
  ])('are refused with %s', (_, line, message) => {
    expect(readClaims(line)).toEqual([{ line: 1, kind: 'fault', message }])
  })

  it('are refused with all that is wrong with them', () => {
    expect(readClaims('{"quote":"","date":"soon"}')).toMatchObject([
      { message: expect.stringMatching(/^quote: .*\ndate: Must be a date/) },
    ])
  })

  it('keep the number of their line past blank ones, whatever the line ends', () => {
    const lines = readClaims('\r\n{"quote":"a"}\r\n \n{"quote":"b"}')
    expect(lines.map(({ line }) => line)).toEqual([2, 4])
  })
})
