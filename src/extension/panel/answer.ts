/** An answer, as it stands in the panel. */
import { type MarkedPart, markChanges, spaced } from '../../service/changes.ts'
import { FACES, type Shown } from '../../service/face.ts'
import { passageAddress } from '../../service/passage.ts'
import { describeCorpus, describeReasons, describeWarning, sentence } from '../../service/phrase.ts'
import { cite } from '../../service/render.ts'
import { numbered } from '../../service/terminal.ts'
import { webLink } from '../address.ts'
import { type Child, element } from '../element.ts'
import type { Answer, Match } from '../schema.ts'
import { drawSign } from '../sign.ts'

/** `address`: of the service that answered. */
export function renderAnswer(answer: Answer, address: string): HTMLElement {
  return element(
    'article',
    { class: 'answer', 'data-verdict': answer.verdict },
    renderVerdict(answer.verdict, describeReasons(answer.reasons)),
    renderEvidence(answer, address),
  )
}

/** All that a verdict rests on. */
export function renderEvidence(answer: Answer, address: string): HTMLElement {
  const [decided, ...others] = answer.matches
  return element(
    'div',
    {},
    element('p', { class: 'summary' }, answer.summary),
    renderWarnings(answer),
    decided === undefined ? renderAbsence(answer) : renderMatch(answer.claim.quote, decided, address),
    answer.nearest === null
      ? null
      : element(
          'section',
          {},
          element('h3', {}, 'Nearest place, too far from it to be a match'),
          renderPassage(answer.nearest),
          renderFacts(answer.nearest, address),
        ),
    others.length === 0 ? null : renderOthers(others, answer, address),
    element('p', { class: 'library' }, `Looked for in ${describeCorpus(answer.corpus)}.`),
  )
}

function renderVerdict(verdict: Shown, because: string): HTMLElement {
  return element(
    'header',
    { class: 'verdict' },
    element('h2', {}, drawSign(verdict), FACES[verdict].word),
    element('p', {}, because === '' ? FACES[verdict].meaning : sentence(because)),
  )
}

function renderWarnings({ warnings }: Answer): HTMLElement | null {
  if (warnings.length === 0) return null
  const items = warnings.map((warning) => element('li', {}, describeWarning(warning)))
  return element(
    'section',
    { class: 'warnings' },
    element('h3', {}, 'Before you use it'),
    element('ul', {}, items),
  )
}

/** What is held of whoever is claimed: how much it tells that nothing was found. */
function renderAbsence({ corpus }: Answer): HTMLElement | null {
  const { speaker } = corpus
  if (speaker == null) return null
  if (speaker.documents === 0)
    return element('p', {}, `No text of ${speaker.name} is held, so that little follows from it.`)
  const are = speaker.documents === 1 ? 'is' : 'are'
  return element('p', {}, `Of ${speaker.name} ${are} held: ${describeCorpus(speaker)}.`)
}

function renderMatch(quote: string, match: Match, address: string): HTMLElement {
  return element(
    'section',
    {},
    match.edits.length === 0 ? null : renderChanges(quote, match),
    element('h3', {}, 'In the source'),
    renderPassage(match),
    renderFacts(match, address),
  )
}

/** The quotation as an editor corrects it. */
function renderChanges(quote: string, match: Match): HTMLElement {
  const parts = markChanges(quote, match).map(renderPart)
  return element(
    'section',
    {},
    element('h3', {}, 'The quotation, corrected by its source'),
    element('p', { class: 'changes' }, parts),
    element(
      'p',
      { class: 'key' },
      element('del', {}, 'only quoted'),
      ' ',
      element('ins', {}, 'only in the source'),
    ),
  )
}

function renderPart({ kind, text }: MarkedPart): Child {
  switch (kind) {
    case 'kept':
      return text
    case 'mark':
      return element('span', { class: 'mark' }, text)
    case 'struck':
      return element('del', {}, unseen('not in the source: '), text, unseen(';'))
    case 'inserted': {
      const [before, words, behind] = spaced(text)
      return [before, element('ins', {}, unseen('the source has: '), words, unseen(';')), behind]
    }
    case 'opened': {
      const [before, words, behind] = spaced(text)
      return [before, element('ins', { class: 'opened' }, unseen('left out: '), words, unseen(';')), behind]
    }
  }
}

function renderPassage({ context, text, document: { language } }: Match): HTMLElement {
  return element(
    'blockquote',
    { lang: language },
    fromParagraph(context.before),
    element('mark', {}, text),
    context.after,
  )
}

/** A passage is shown from its paragraph on. */
function fromParagraph(before: string): string {
  const start = before.lastIndexOf('\n\n')
  return start < 0 ? before : before.slice(start).trimStart()
}

function renderFacts(match: Match, address: string): HTMLElement {
  const { attribution, checks, document, locator, voice } = match
  const who = [attribution.speaker, attribution.role].filter((part) => part !== null).join(', ')
  const rows: (readonly [string, string])[] = [
    ['Who', `${who === '' ? 'Not named' : who}${VOICES[voice ?? 'speech']}${CHECKS[checks.speaker]}`],
    ['When', `${attribution.date ?? 'Not known'}${CHECKS[checks.date]}`],
    ...(attribution.via.length === 0 ? [] : [['Via', attribution.via.join(', ')] as const]),
    ['Where', [cite(document), ...(locator === null ? [] : [locator])].join(', ')],
  ]
  const links = [
    ['Read it in the library', linkInto(match, address)],
    ['Read it where it was published', match.link === null ? null : webLink(match.link)],
  ] as const
  return element(
    'div',
    {},
    element(
      'dl',
      {},
      rows.map(([term, fact]) => [element('dt', {}, term), element('dd', {}, fact)]),
    ),
    element(
      'p',
      { class: 'links' },
      links.map(([words, href]) => (href === null ? null : link(words, href))),
    ),
  )
}

/** The passage in the page of its text, at the service; null where it has none. */
export function linkInto(match: Match, address: string): string | null {
  const passage = passageAddress(match)
  return passage === null ? null : webLink(address + passage)
}

const VOICES: Readonly<Record<NonNullable<Match['voice']>, string>> = {
  speech: '',
  reported: ' (told indirectly)',
  narration: ' (the writer’s own words)',
  mixed: ' (partly the writer’s own words)',
}

const CHECKS: Readonly<Record<Match['checks']['speaker'] | Match['checks']['date'], string>> = {
  confirmed: ' – as claimed',
  published: ' – printed on the day claimed',
  contradicted: ' – not as claimed',
  unknown: ' – the claim cannot be checked',
  not_claimed: '',
}

function renderOthers(others: readonly Match[], { places }: Answer, address: string): HTMLElement {
  const more = Math.max(places.count - 1, others.length)
  const told = `${places.complete ? '' : 'At least '}${numbered(more, 'more place')}`
  return element(
    'details',
    {},
    element('summary', {}, told),
    others.map((match) => element('section', {}, renderPassage(match), renderFacts(match, address))),
  )
}

function link(words: string, href: string): HTMLElement {
  return element('a', { href, target: '_blank', rel: 'noreferrer noopener' }, words)
}

/** For whoever hears the words, and not how they are set. */
function unseen(words: string): HTMLElement {
  return element('span', { class: 'unseen' }, words)
}
