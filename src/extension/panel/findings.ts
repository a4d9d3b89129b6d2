/** The quotations of a page, as they are listed in the panel. */
import { element } from '../element.ts'
import type { Mark } from '../message.ts'
import { count, describeWarning, inWords } from '../phrase.ts'
import type { Finding, Progress } from '../schema.ts'
import { drawSign } from '../sign.ts'
import { FACES } from '../verdict.ts'
import { renderAnswer, renderVerdict } from './answer.ts'

export type FindingEvents = { readonly onShow: (index: number) => void }

/** `missing`: those whose words the page has changed or taken out since. `isOpen`: those that stood open before. */
export function renderFindings(
  { findings, skipped }: Progress,
  address: string,
  {
    missing,
    isOpen,
    onShow,
  }: FindingEvents & {
    readonly missing: ReadonlySet<number>
    readonly isOpen: (index: number) => boolean
  },
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
          element('summary', {}, `${count(skipped.length, 'mark')} that quote nobody’s words`),
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
} as const

function tally(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No quotations found'
  const counts = Object.entries(Object.groupBy(findings, ({ verdict }) => verdict)).map(
    ([verdict, these]) => `${these?.length ?? 0} ${inWords(verdict)}`,
  )
  return `${count(findings.length, 'quotation')}: ${counts.join(', ')}`
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
      element('b', {}, drawSign(verdict), FACES[verdict].word),
      element('q', {}, quotation.text),
    ),
    inside,
  )
  // Of hundreds only those that are looked at are made.
  const open = (): void => {
    if (!details.open || inside.hasChildNodes()) return
    const show = element('button', { type: 'button' }, 'Show on the page')
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
  const { answer, verdict, claim } = finding
  const by = claim.speaker === null ? [] : [`given to ${claim.speaker}`]
  const on = claim.date === null ? [] : [`dated ${claim.date}`]
  const read = [...by, ...on].join(', ')
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'sent' },
      `As the page was read: ${read === '' ? 'given to nobody in particular' : read}.`,
    ),
    answer === null ? renderVerdict(verdict, unchecked(finding)) : renderAnswer(answer, address, verdict),
    answer !== null && verdict !== answer.verdict
      ? element(
          'p',
          {},
          `It would be ${inWords(answer.verdict)} if the page stated it beside the words. It does not, so that it may have been read wrongly.`,
        )
      : null,
  )
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
