import { describe, expect, it } from 'vitest'
import { known, located, only, shelf } from './shelf.ts'

const SRT = `1
00:00:01,000 --> 00:00:04,000
HOLM: We will not sell
the lighthouse.

2
00:01:02,500 --> 00:01:04,000 X1:10
{\\an8}<i>LEE:</i> Why &amp; when?
- Now.
`

const VTT = `WEBVTT - A meeting
Kind: captions

NOTE Nothing of
this is said.

STYLE
::cue { color: red }

footnote-1
00:01.000 --> 00:04.000 align:start position:0%
<v Ann Holm>We will not sell</v>

01:00:05.000 --> 01:00:06.000
<v.loud Ann Holm>the <c.yellow>light</c>house.

01:00:07.000 --> 01:00:08.000
<v Bob Lee><00:00:07.500>Why?
`

describe('a transcript', () => {
  it('of SubRip is the lines of its cues, with the labels that stand there, each cited by its time', async () => {
    const document = await only('a.srt', SRT)
    expect(document.text).toBe('HOLM: We will not sell\nthe lighthouse.\nLEE: Why & when?\n- Now.')
    expect(located(document)).toEqual({
      '00:00:01': 'HOLM: We will not sell\nthe lighthouse.\n',
      '00:01:02': 'LEE: Why & when?\n- Now.',
    })
    expect(known(document)).toEqual({ id: 'a', title: 'a', language: 'en' })
  })

  it('of WebVTT has a label where another voice begins, and none of its notes and styles', async () => {
    const document = await only('a.vtt', VTT)
    expect(document.text).toBe('Ann Holm: We will not sell\nthe lighthouse.\nBob Lee: Why?')
    expect(Object.keys(located(document))).toEqual(['00:00:01', '01:00:05', '01:00:07'])
  })

  it('may have a blank line within a cue', async () => {
    const { text } = await only('a.srt', SRT.replace('sell\n', 'sell\n\n'))
    expect(text).toMatch(/^HOLM: We will not sell\nthe lighthouse\.\nLEE/)
  })

  it('may have Windows line ends and no blank line at its end', async () => {
    expect((await only('a.srt', SRT.trimEnd().replaceAll('\n', '\r\n'))).text).toMatch(/Now\.$/)
  })

  it.each([
    ['a cue without times', '1\nWords of nobody.\n', 'a.srt:1: begins a cue that has no times'],
    [
      'a cue whose times have another arrow',
      '1\n00:00:01,000 --> 00:00:02,000\nWords.\n\n2\n00:00:03,000 -> 00:00:04,000\nWords.\n',
      'a.srt:5: begins a cue',
    ],
    ['times that are none', '1\n00:00:01 --> soon\nWords.\n', 'a.srt:2: has times that are none'],
    ['no words', '1\n00:00:01,000 --> 00:00:04,000\n…\n', 'a.srt: holds no words'],
  ])('is one problem for %s', async (_, content, says) => {
    const { documents, problems } = await shelf({ 'a.srt': content, 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringContaining(says)])
    expect(documents).toHaveLength(1)
  })
})
