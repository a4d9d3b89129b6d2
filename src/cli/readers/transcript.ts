/** Transcripts as subtitles: SubRip (SRT) and WebVTT. */
import { renderHtml } from '../../service/html.ts'
import { dropControls } from './canonical.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { decodeText } from './encoding.ts'
import { flow } from './flow.ts'

/** `00:01:02,500 --> 00:01:04,000`, in WebVTT with a point, the hours left out, and settings behind. */
const TIMES =
  /^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s|$)/
/** Blocks of WebVTT that hold no words. */
const NO_CUE = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/
/** A number or a time; other words without times go on with the cue before, in which a blank line stands. */
const BEGINS_CUE = /^\s*(?:\d+\s*$|\d{1,4}:\d{2})/
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]+)>/
/** Where a line stands on the screen, in SubRip as some write it. */
const POSITION = /\{\\[^}]*\}/g

/**
 * The lines of the cues, each cue cited by the time it begins, `00:01:02`. Labels such as `NAME:` stay; where the voice
 * of WebVTT (`<v Name>`) changes, the line begins with such a label. Mark-up goes, and so do
 * control characters.
 */
export async function readTranscript({ bytes }: Source): Promise<Found> {
  const decoded = decodeText(bytes)
  if (decoded.kind === 'fault') return fault(decoded.message)
  const written = flow()
  let voice: string | null = null
  let isFirst = true
  for (const { line, lines } of blocksOf(dropControls(decoded.text))) {
    if (NO_CUE.test(lines[0] ?? '')) continue
    const at = lines.findIndex((content) => content.includes('-->'))
    if (at < 0 && (isFirst || BEGINS_CUE.test(lines[0] ?? '')))
      return fault('begins a cue that has no times', line)
    if (at >= 0) {
      const time = at > 1 ? null : timeOf(lines[at] ?? '')
      if (time === null)
        return fault('has times that are none: 00:01:02,500 --> 00:01:04,000 is meant', line + at)
      written.locate(() => time)
    }
    isFirst = false
    for (const content of lines.slice(at + 1)) {
      const [, named] = VOICE.exec(content) ?? []
      const speaker: string | null = named?.trim() ?? null
      const words = renderHtml(content.replace(POSITION, '').replace(/<[\d:.]+>/g, '')).text.replaceAll(
        '\n',
        ' ',
      )
      if (words === '') continue
      written.lines(1)
      written.write(speaker !== null && speaker !== voice ? `${speaker}: ${words}` : words)
      voice = speaker ?? voice
    }
  }
  const { text, locators } = written.finish()
  return found(text, {}, locators)
}

type Block = { readonly line: number; readonly lines: readonly string[] }

/** What blank lines part, with the 1-based line at which it begins. */
function* blocksOf(content: string): Generator<Block> {
  let block: string[] = []
  let line = 0
  for (const text of `${content}\n`.split('\n')) {
    line += 1
    if (text.trim() !== '') block.push(text)
    else if (block.length > 0) {
      yield { line: line - block.length, lines: block }
      block = []
    }
  }
}

function timeOf(times: string): string | null {
  const [, hours = '0', minutes = '', seconds = ''] = TIMES.exec(times) ?? []
  if (minutes === '') return null
  return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')
}
