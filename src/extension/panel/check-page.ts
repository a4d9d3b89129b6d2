/** A whole page: its text is read, reviewed in as many requests as it takes, and its quotations are marked. */
import { DRAFT_UNITS_MAX } from '../../service/fault.ts'
import { numbered } from '../../service/terminal.ts'
import { ask } from '../ask.ts'
import { element } from '../element.ts'
import { REPLIES } from '../message.ts'
import { type Draft, NOTHING_REVIEWED, reviewOn } from '../review-page.ts'
import { review } from '../schema.ts'
import { markOf, renderFindings } from './findings.ts'
import type { KeptPage } from './kept.ts'
import { addLines, command, removeLines } from './page-script.ts'
import type { Panel, Task } from './panel.ts'
import { explain } from './trouble.ts'
import { renderSent } from './verify.ts'

/** For the service may have to verify fifty quotations. */
const SECONDS = 120
/** Requests for one page, of fifty quotations each, before its user is asked whether to go on. */
const REQUESTS_MAX = 8

export async function checkPage(panel: Panel, tab: number): Promise<void> {
  const task = await panel.begin('Reading the page …', () => checkPage(panel, tab))
  if (task === null) return
  panel.screen.remark(null)
  const read = await command(tab, { to: 'page', kind: 'read-page' }, REPLIES['read-page'])
  if (read.kind !== 'obeyed') return task.fail(read)
  const { reading, text, frames, language, date } = read.reply
  if (text === '') return task.fail({ kind: 'no_text' })
  if (text.length > DRAFT_UNITS_MAX) {
    return task.fail({ kind: 'page_too_long', units: text.length, most: DRAFT_UNITS_MAX })
  }
  const { address } = task.service
  const published = date === null ? 'no date' : `its date, ${date}`
  await addLines(tab)
  await goOn(
    panel,
    task,
    { text: text.toWellFormed(), language, date },
    {
      kind: 'page',
      window: panel.window,
      tab,
      reading,
      address,
      sent: [
        `To: ${address}`,
        `Text of the page: ${numbered(text.length, 'character')}, from “${beginning(text)}”`,
        `About it: its language, ${language}, and ${published}`,
      ],
      missing: [],
      remarks: frames === 0 ? [] : [`${numbered(frames, 'frame')} in the page, not read: another page each.`],
      progress: NOTHING_REVIEWED,
    },
  )
}

function beginning(text: string): string {
  return `${text.slice(0, SHOWN_UNITS).toWellFormed().replace(/\s+/g, ' ')}${text.length > SHOWN_UNITS ? '…' : ''}`
}

const SHOWN_UNITS = 60

async function goOn(panel: Panel, task: Task, draft: Draft, begun: KeptPage): Promise<void> {
  let shown = begun
  for (let request = 0; request < REQUESTS_MAX && shown.progress.from !== null; request++) {
    const { findings, left } = shown.progress
    panel.screen.busy(
      findings.length === 0
        ? 'Verifying the quotations of the page …'
        : `${numbered(findings.length, 'quotation')} verified, ${left.toLocaleString('en')} to go …`,
      () => panel.stop(),
    )
    const outcome = await reviewOn(draft, shown.progress, (body) =>
      ask(task.service, {
        path: '/v1/review',
        body: sent(body),
        schema: review,
        seconds: SECONDS,
        signal: task.signal,
      }),
    )
    // Its user has asked for something else meanwhile.
    if (!task.isCurrent()) return
    if (outcome.kind !== 'answer') {
      if (findings.length === 0) return task.fail(outcome)
      const { title, detail } = explain(outcome, task.service.address)
      panel.screen.say(`${title}. ${detail}`)
      break
    }
    shown = await markPage({ ...shown, progress: outcome.value })
    if (!task.isCurrent()) return
    showPage(panel, shown)
  }
  const isDone = shown.progress.from === null
  if (isDone) panel.screen.say('')
  showPage(panel, shown, isDone ? undefined : () => continueWith(panel, draft, shown))
}

async function continueWith(panel: Panel, draft: Draft, shown: KeptPage): Promise<void> {
  const task = await panel.begin('Going on …', () => continueWith(panel, draft, shown))
  if (task !== null) await goOn(panel, task, draft, shown)
}

/** No field that says nothing. */
function sent({ text, language, date }: Draft): object {
  return { text, language, ...(date === null ? {} : { date }) }
}

/** Shows on the page what was found so far. */
async function markPage(shown: KeptPage): Promise<KeptPage> {
  const { tab, reading, progress } = shown
  const marked = await command(
    tab,
    {
      to: 'page',
      kind: 'mark',
      reading,
      marks: progress.findings.map(markOf),
    },
    REPLIES.mark,
  )
  const missing = marked.kind === 'obeyed' ? marked.reply.missing : [...progress.findings.keys()]
  return { ...shown, missing }
}

/** `more`: goes on with what is left of the page. */
export function showPage(panel: Panel, shown: KeptPage, more?: () => void): void {
  const { progress, address, missing, remarks, tab } = shown
  const { screen } = panel
  panel.keep(shown)
  const open = new Set(openIn(screen.result))
  const onShow = async (index: number): Promise<void> => {
    const revealed = await command(tab, { to: 'page', kind: 'reveal', index }, REPLIES.reveal)
    if (revealed.kind !== 'obeyed' || !revealed.reply.isThere)
      screen.say('These words are not on the page any more.')
  }
  const left =
    progress.left === 0
      ? null
      : element('p', {}, `Not verified yet, further down: ${numbered(progress.left, 'quotation')}.`)
  screen.show(
    element(
      'section',
      { class: 'page' },
      renderFindings(progress, address, {
        missing: new Set(missing),
        isOpen: (index) => open.has(index),
        onShow,
      }),
      left,
      remarks.map((remark) => element('p', { class: 'gone' }, remark)),
      element(
        'div',
        { class: 'actions' },
        more === undefined ? null : button('Go on', more),
        button('Clear the marks', () => clearPage(panel, shown)),
      ),
      renderSent(shown.sent),
    ),
  )
}

/** Opens one finding in the list. */
export function openFinding({ screen }: Panel, index: number): void {
  const details = screen.result.querySelectorAll<HTMLDetailsElement>('.finding details')[index]
  if (details === undefined) return
  details.open = true
  details.scrollIntoView({ block: 'start' })
  details.querySelector('summary')?.focus()
}

async function clearPage(panel: Panel, { tab }: KeptPage): Promise<void> {
  panel.drop()
  panel.keep(null)
  panel.screen.show(null)
  panel.screen.say('The marks are gone from the page.')
  await command(tab, { to: 'page', kind: 'clear' }, REPLIES.clear)
  await removeLines(tab)
}

function openIn(result: Element): number[] {
  return [...result.querySelectorAll<HTMLDetailsElement>('.finding details')].flatMap(({ open }, index) =>
    open ? [index] : [],
  )
}

function button(words: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, words)
  made.addEventListener('click', onClick)
  return made
}
