/** The words of a source as linked data: https://schema.org/Quotation */
import { isInstitution } from '../../core/person/name.ts'
import type { Match } from '../answer.ts'
import { workOf } from './work.ts'

/** What schema.org calls it; only what is known. Nobody is named whose very words these are not, or only by a description. */
export function quotationOf(match: Match, link: string | null): object {
  const { by, quotes, tells, title, container, date, language } = workOf(match, link)
  const { kind } = match.attribution
  const isDescribed = quotes !== null && kind === 'unnamed'
  const speaker = tells !== null || isDescribed ? null : quotes === null ? by : quotes.speaker
  const said = quotes === null ? null : quotes.date
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    text: match.text,
    inLanguage: language,
    ...(speaker === null
      ? {}
      : { creator: named(speaker, match.attribution.speaker === speaker && kind === 'organisation') }),
    ...(said === null ? {} : { dateCreated: said }),
    isPartOf: {
      '@type': 'CreativeWork',
      name: title,
      ...(container === null ? {} : { isPartOf: { '@type': 'CreativeWork', name: container } }),
      ...(by === null || by === speaker ? {} : { author: named(by, false) }),
      ...(date === null ? {} : { datePublished: date }),
      ...(link === null ? {} : { url: link }),
    },
  }
}

function named(name: string, isOrganisation: boolean): object {
  return { '@type': isOrganisation || isInstitution(name) ? 'Organization' : 'Person', name }
}
