/** The quotations of a page, as they are listed in the panel. */

import { FACES } from '../../service/face.ts'
import { describeReasons, describeWarning, inWords, sentence } from '../../service/phrase.ts'
import { numbered } from '../../service/terminal.ts'
import { element } from '../element.ts'
import type { Mark } from '../message.ts'
import type { Finding, Progress } from '../schema.ts'
import { drawSign } from '../sign.ts'
import { renderEvidence } from './answer.ts'

export type FindingList = {
  /** Those whose words the page has changed or taken out since. */
  readonly missing: ReadonlySet<number>
  /** True of those that stood open before. */
  readonly isOpen: (index: number) => boolean
  readonly onShow: (index: number) => void
}

export function renderFindings(
  { findings, skipped }: Progress,
  address: string,
  { missing, isOpen, onShow }: FindingList,
): HTMLElement {
  const items = findings.map((finding, index) =>
    element(
      'li',
      { class: 'finding', 'data-verdict': finding.verdict },
      renderFinding(finding, address, {
        isMissing: missing.has(index),
        isOpen: isOpen(index),
        onShow: () => onShow(index),
      }),
    ),
  )
  return element(
    'div',
    {},
    element('h2', { class: 'tally' }, tally(findings)),
    element('ol', { class: 'findings' }, items),
    skipped.length === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, `${numbered(skipped.length, 'mark')} that quote nobody’s words`),
          element(
            'ul',
            {},
            skipped.map(({ text, reason }) => element('li', {}, `“${text}”: ${SKIPPED[reason]}`)),
          ),
        ),
  )
}

const SKIPPED = {
  title: 'a title',
  name: 'a name',
  scare: 'words held at arm’s length',
  reported: 'told indirectly',
  ignored: 'left alone, as the text asks',
} as const

function tally(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No quotations found'
  const counts = Object.entries(Object.groupBy(findings, ({ verdict }) => verdict)).map(
    ([verdict, these]) => `${these?.length ?? 0} ${inWords(verdict)}`,
  )
  return `${numbered(findings.length, 'quotation')}: ${counts.join(', ')}`
}

type Options = { readonly isMissing: boolean; readonly isOpen: boolean; readonly onShow: () => void }

function renderFinding(
  finding: Finding,
  address: string,
  { isMissing, isOpen, onShow }: Options,
): HTMLElement {
  const { verdict, quotation } = finding
  const inside = element('div', { class: 'inside' })
  const details = element(
    'details',
    { open: isOpen },
    element(
      'summary',
      {},
      element('b', {}, drawSign(verdict), element('span', {}, FACES[verdict].word)),
      element('q', {}, quotation.text),
    ),
    inside,
  )
  // Of hundreds only those that are looked at are made.
  const open = (): void => {
    if (!details.open || inside.hasChildNodes()) return
    const show = element('button', { type: 'button', class: 'reveal' }, 'Show on the page')
    show.addEventListener('click', onShow)
    inside.append(
      isMissing
        ? element('p', { class: 'gone' }, 'The page has changed: the words are not there any more.')
        : show,
      renderInside(finding, address),
    )
  }
  details.addEventListener('toggle', open)
  open()
  return details
}

function renderInside(finding: Finding, address: string): HTMLElement {
  const { answer, verdict } = finding
  return element(
    'div',
    {},
    element('p', {}, because(finding)),
    answer !== null && verdict !== answer.verdict
      ? element(
          'p',
          {},
          `It would be ${inWords(answer.verdict)} if the page stated it beside the words. It does not, so that it may have been read wrongly.`,
        )
      : null,
    answer === null ? null : renderEvidence(answer, address),
    element('p', { class: 'sent' }, howRead(finding)),
  )
}

function because(finding: Finding): string {
  const { answer, verdict } = finding
  if (answer === null) return sentence(unchecked(finding))
  const reasons = describeReasons(answer.reasons)
  return reasons === '' ? FACES[verdict].meaning : sentence(reasons)
}

/** What the page claims by the quotation. */
function howRead({ claim: { speaker, date } }: Finding): string {
  const by = speaker === null ? 'nobody in particular' : speaker
  return `The page was read as giving the words to ${by}${date === null ? '' : `, on ${date}`}.`
}

function unchecked({ unchecked: why }: Finding): string {
  return why === 'not_verifiable'
    ? 'it has no words, or too many'
    : 'the service had no room for it in this request'
}

/** What is shown of a finding on the page itself. */
export function markOf(finding: Finding): Mark {
  const { answer, quotation, verdict } = finding
  const [match] = answer?.matches ?? []
  return {
    verdict,
    spans: quotation.spans.map(({ start, end }) => ({ start, end })),
    quote: quotation.text,
    summary: answer?.summary ?? `Not checked: ${unchecked(finding)}.`,
    source: match === undefined || match.edits.length === 0 ? null : match.text,
    warnings: (answer?.warnings ?? []).map(describeWarning),
  }
}
