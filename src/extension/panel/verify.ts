/** One quotation: selected on a page, or written into the panel. */
import { QUOTE_UNITS_MAX } from '../../service/fault.ts'
import { ask } from '../ask.ts'
import { element } from '../element.ts'
import { REPLIES, type Selection } from '../message.ts'
import { answer } from '../schema.ts'
import { renderAnswer } from './answer.ts'
import { copyOf } from './copy.ts'
import type { Kept } from './kept.ts'
import { command } from './page-script.ts'
import type { Panel } from './panel.ts'

const SECONDS = 30

/** `words`: the selection as the browser tells it. `isQuiet`: nothing selected is no trouble. */
export async function verifySelection(
  panel: Panel,
  tab: number,
  { words, isQuiet = false }: { readonly words: string | null; readonly isQuiet?: boolean },
): Promise<void> {
  const { screen } = panel
  const read = await command(tab, { to: 'page', kind: 'read-selection' }, REPLIES['read-selection'])
  const told: Selection | null =
    words === null || words.trim() === ''
      ? null
      : { quote: words.trim(), before: '', after: '', language: 'en', date: null }
  const found = read.kind === 'obeyed' ? read.reply : null
  const selection = found !== null && (told === null || isSame(found, told)) ? found : told
  if (selection === null) {
    if (isQuiet) return
    const task = await panel.begin('Reading what is selected …', () => verifySelection(panel, tab, { words }))
    task?.fail({ kind: read.kind === 'obeyed' ? 'nothing_selected' : read.kind })
    return
  }
  // Loaded only now: it is larger than all the rest.
  const { attributeSelection } = await import('../attribute.ts')
  const attributed = selection.quote.length > QUOTE_UNITS_MAX ? null : attributeSelection(selection)
  const quote = attributed === null ? selection.quote : marked(selection.quote)
  if (attributed?.certainty === 'stated') {
    screen.fill({ quote, speaker: attributed.speaker, date: attributed.date ?? '' })
    screen.remark(
      `The page gives these words to ${attributed.speaker}. If it does not, change that and verify again.`,
    )
  } else {
    screen.fill({ quote, speaker: '', date: '' })
    screen.remark(
      attributed === null ? null : `The page seems to give these words to ${attributed.speaker}.`,
      attributed === null
        ? undefined
        : () => {
            screen.fill({ quote, speaker: attributed.speaker, date: '' })
            screen.remark(null)
            verifyClaim(panel)
          },
    )
  }
  await verifyClaim(panel)
}

/** False where something is selected in a frame of the page, which is not read, and something else in the page itself. */
function isSame(found: Selection, told: Selection): boolean {
  const letters = ({ quote }: Selection): string => quote.replace(/[^\p{L}\p{N}]+/gu, '')
  return letters(found).startsWith(letters(told).slice(0, COMPARED_UNITS))
}

/** Browsers cut what they tell. */
const COMPARED_UNITS = 200

/** Words of a quotation in quotation marks, so that none of them is taken for those of whoever quotes. */
function marked(quote: string): string {
  const words = quote.replace(/^[\s“”„«»"]+|[\s“”„«»"]+$/g, '')
  return /[“”„«»"]/.test(words) ? quote : `“${words}”`
}

/** Verifies what stands in the form. */
export async function verifyClaim(panel: Panel): Promise<void> {
  const task = await panel.begin('Asking …', () => verifyClaim(panel))
  if (task === null) return
  const { quote, speaker, date } = panel.screen.claim()
  if (quote === '') return task.fail({ kind: 'nothing_selected' })
  if (quote.length > QUOTE_UNITS_MAX) {
    return task.fail({ kind: 'quote_too_long', units: quote.length, most: QUOTE_UNITS_MAX })
  }
  const body = {
    quote: sendable(quote),
    ...(speaker === '' ? {} : { speaker: sendable(speaker), coverage: true }),
    ...(date === '' ? {} : { date: sendable(date) }),
  }
  const outcome = await ask(task.service, {
    path: '/v1/verify',
    body,
    schema: answer,
    seconds: SECONDS,
    signal: task.signal,
  })
  if (outcome.kind !== 'answer') return task.fail(outcome)
  const sent = [`To: ${task.service.address}`, `Quotation: ${body.quote}`]
  if (speaker !== '') sent.push(`Speaker: ${speaker}`)
  if (date !== '') sent.push(`Date: ${date}`)
  showAnswer(panel, {
    kind: 'answer',
    window: panel.window,
    address: task.service.address,
    sent,
    answer: outcome.value,
  })
  panel.screen.result.focus({ preventScroll: true })
}

/** Without characters that no quotation has and the service refuses. */
function sendable(words: string): string {
  return words.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, ' ')
}

export function showAnswer(panel: Panel, shown: Extract<Kept, { kind: 'answer' }>): void {
  panel.keep(shown)
  const copy = element('button', { type: 'button' }, 'Copy')
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(copyOf(shown.answer, shown.address)).then(
      () => panel.screen.say('Copied.'),
      () => panel.screen.say('The browser does not let it be copied.'),
    )
  })
  panel.screen.say('')
  panel.screen.show(
    renderAnswer(shown.answer, shown.address),
    element('div', { class: 'actions' }, copy),
    renderSent(shown.sent),
  )
}

/** What left the browser, and where it went. */
export function renderSent(sent: readonly string[]): HTMLElement {
  return element(
    'details',
    { class: 'sent' },
    element('summary', {}, 'What was sent'),
    element(
      'ul',
      {},
      sent.map((line) => element('li', {}, line)),
    ),
  )
}
