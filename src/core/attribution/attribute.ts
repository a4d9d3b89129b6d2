/** Whose words each stretch of a document is, with the evidence for it. */
import { readDate } from '../date.ts'
import type { AttributionOverride, Document } from '../document.ts'
import { overlaps, type Span } from '../span.ts'
import { paragraphs, quotations } from '../text/quotation.ts'
import { unbroken } from '../text/rewrite.ts'
import { type Attribution, type Evidence, NOBODY, type Utterance, type Voices } from '../utterance.ts'
import { readDateline } from './dateline.ts'
import { listen } from './listen.ts'
import { citedStretches, goneOn, type Provenance, provenance } from './provenance.ts'
import { datedSentence, saidDates } from './said-date.ts'
import { kindOfName } from './speaker.ts'
import { type Stretch, stretches } from './stretch.ts'

/** Reads who says what in a document. Pure and deterministic; linear in the text. */
export function attribute(document: Document): Voices {
  const { metadata } = document
  // A name is the one that a reader sees: “…,” Ann L\u00adee said.
  const { text, toOriginal } = unbroken(document.text)
  const located = ({ start, end }: Span): Span => toOriginal({ start, end })
  if (metadata.speaker !== null) {
    const quoted = quotations(text).filter(({ depth }) => depth === 0)
    return { utterances: [], quoted: quoted.map(located), marksSpeech: true }
  }
  const { outer, nested } = stretches(text, metadata.language)
  const inferred = infer({ ...document, text }, outer).map((one): Utterance => {
    const evidence = one.attribution.evidence.map((shown) => ({ ...shown, ...located(shown) }))
    return { ...one, ...located(one), attribution: { ...one.attribution, evidence } }
  })
  const found = document.overrides.reduce<readonly Utterance[]>(
    (sofar, override) => amend(sofar, override, document.text),
    inferred,
  )
  return {
    utterances: found,
    quoted: nested.map(located),
    marksSpeech: found.some(({ voice }) => voice === 'speech'),
  }
}

function infer({ text, metadata }: Document, outer: readonly Stretch[]): readonly Utterance[] {
  const cited = citedStretches(text, paragraphs(text))
  const dateline = readDateline(text, cited)
  const published = metadata.date === null ? null : (readDate(metadata.date)[0] ?? null)
  const heard = listen(text, outer, metadata)
  let at = 0
  let sentence: Span | null = null
  let dated = datedSentence(text, [])
  let spoken: { readonly name: string | null; readonly told: Provenance } | null = null
  return heard.map((one, index) => {
    while ((cited[at]?.covers.end ?? Number.POSITIVE_INFINITY) <= one.start) at++
    if (one.sentence !== sentence) dated = datedSentence(text, untold(one.sentence, heard, index))
    sentence = one.sentence
    const stretch = cited[at]
    const citation = stretch && stretch.covers.start <= one.start ? stretch.citation : null
    const name = one.speaker?.name ?? null
    const stated = one.use === 'quotation' ? saidDates(dated, one.cue) : []
    const own = provenance(stated, citation, published, dateline)
    // Who goes on speaking in the paragraph without being announced anew speaks when he spoke before.
    const before = heard[index - 1]
    const isBeside = before !== undefined && !/\n\s*\n/.test(text.slice(before.end, one.start))
    const goesOn = one.continues || (isBeside && one.cue === null && name !== null && spoken?.name === name)
    const told = goesOn && spoken ? goneOn(own, spoken.told) : own
    if (one.voice === 'speech' && one.use === 'quotation') spoken = { name, told }
    const attribution: Attribution = {
      speaker: name,
      kind: one.speaker?.kind ?? null,
      role: one.speaker?.person?.role ?? null,
      date: told.date,
      via: [...new Set([...one.via.map((outlet) => outlet.name), ...told.via])],
      evidence: [
        ...(one.speaker?.evidence ?? []),
        ...told.evidence,
        ...one.via.map(({ start, end }): Evidence => ({ of: 'via', start, end, certainty: 'stated' })),
      ],
      candidates: one.speaker?.candidates ?? [],
    }
    const { start, end, voice, use, continues } = one
    return { start, end, voice, use, attribution, continues }
  })
}

/** The parts of a sentence outside its utterances; `first` is the index of the first utterance in it. */
function untold(sentence: Span, heard: readonly Span[], first: number): readonly Span[] {
  const parts: Span[] = []
  let start = sentence.start
  for (let at = first; at < heard.length; at++) {
    const one = heard[at]
    if (!one || one.start >= sentence.end) break
    parts.push({ start, end: one.start })
    start = one.end
  }
  parts.push({ start, end: Math.max(start, sentence.end) })
  return parts
}

/** An editor's word is stated where it stands: the quotation itself is its evidence. */
function amend(
  utterances: readonly Utterance[],
  override: AttributionOverride,
  text: string,
): readonly Utterance[] {
  const place = placeOf(utterances, override.quote, text)
  if (place === null) return utterances
  const { quote: _, ...fields } = override
  const changed: Evidence[] = (['speaker', 'date', 'via'] as const)
    .filter((of) => override[of] !== undefined)
    .map((of) => ({ of, ...place, certainty: 'stated' }))
  const apply = (attribution: Attribution): Attribution => ({
    ...attribution,
    ...(override.speaker !== undefined && override.speaker !== attribution.speaker
      ? { role: null, kind: kindOfName(override.speaker), candidates: [] }
      : {}),
    ...fields,
    evidence: [...attribution.evidence.filter(({ of }) => override[of] === undefined), ...changed],
  })
  if (utterances.some((one) => overlaps(one, place)))
    return utterances.map((one) =>
      overlaps(one, place) ? { ...one, use: 'quotation', attribution: apply(one.attribution) } : one,
    )
  const added: Utterance = {
    ...place,
    voice: 'speech',
    use: 'quotation',
    attribution: apply(NOBODY),
    continues: false,
  }
  return [...utterances, added].sort((a, b) => a.start - b.start)
}

/** The first occurrence of a quotation that touches an utterance, else the first of all; null if there is none. */
function placeOf(utterances: readonly Utterance[], quote: string, text: string): Span | null {
  if (quote === '') return null
  let first: Span | null = null
  let next = 0
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    const place = { start: at, end: at + quote.length }
    first ??= place
    while ((utterances[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    const utterance = utterances[next]
    if (utterance && overlaps(utterance, place)) return place
  }
  return first
}
