/** An item for citation managers: https://docs.citationstyles.org/en/stable/specification.html */
import { noteOf } from './note.ts'
import { personOf, type Work } from './work.ts'

export type CslItem = {
  readonly id: string
  readonly type: 'speech' | 'article-newspaper' | 'chapter' | 'document'
  readonly title: string
  readonly author?: readonly CslName[]
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly 'container-title'?: string
  readonly volume?: string
  readonly issue?: string
  readonly section?: string
  readonly language?: string
  readonly URL?: string
  readonly note?: string
}

type CslName =
  | { readonly family: string; readonly given?: string; readonly suffix?: string }
  | { readonly literal: string }

export function cslOf(work: Work): CslItem {
  const { id, by, title, container, volume, issue, date, language, locator, link } = work
  const note = noteOf(work)
  return {
    id,
    type: typeOf(work),
    title,
    ...(by === null ? {} : { author: [nameOf(by)] }),
    ...(date === null
      ? {}
      : { issued: { 'date-parts': date.split('/').map((end) => end.split('-').map(Number)) } }),
    ...(container === null ? {} : { 'container-title': container }),
    ...(volume === null ? {} : { volume: String(volume) }),
    ...(issue === null ? {} : { issue: String(issue) }),
    ...(locator === null ? {} : { section: locator }),
    language,
    ...(link === null ? {} : { URL: link }),
    ...(note === null ? {} : { note }),
  }
}

function typeOf({ isSpeech, container, volume, issue }: Work): CslItem['type'] {
  if (isSpeech) return 'speech'
  if (container === null) return 'document'
  return volume === null && issue === null ? 'chapter' : 'article-newspaper'
}

function nameOf(name: string): CslName {
  const person = personOf(name)
  if (person === null) return { literal: name }
  const { surname, given, suffix } = person
  return {
    family: surname,
    ...(given === '' ? {} : { given }),
    ...(suffix === null ? {} : { suffix }),
  }
}
