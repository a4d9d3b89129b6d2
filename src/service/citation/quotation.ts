/** The words of a source as linked data: https://schema.org/Quotation */
import type { Match } from '../answer.ts'
import { workOf } from './work.ts'

/** What schema.org calls it; only what is known. */
export function quotationOf(match: Match, link: string | null): object {
  const { by, quotes, title, container, date, language } = workOf(match, link)
  const speaker = quotes?.speaker ?? by
  const isPerson = match.attribution.speaker !== speaker || match.attribution.kind !== 'organisation'
  const said = quotes === null ? null : quotes.date
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    text: match.text,
    inLanguage: language,
    ...(speaker === null
      ? {}
      : { creator: { '@type': isPerson ? 'Person' : 'Organization', name: speaker } }),
    ...(said === null ? {} : { dateCreated: said }),
    isPartOf: {
      '@type': 'CreativeWork',
      name: title,
      ...(container === null ? {} : { isPartOf: { '@type': 'CreativeWork', name: container } }),
      ...(by === null || quotes === null ? {} : { author: { '@type': 'Person', name: by } }),
      ...(date === null ? {} : { datePublished: date }),
      ...(link === null ? {} : { url: link }),
    },
  }
}
