/** The parts of the panel, and what is put into them. */
import { element, refill } from '../element.ts'
import { explain, type Trouble } from './trouble.ts'

export type Claim = { readonly quote: string; readonly speaker: string; readonly date: string }

export type Screen = ReturnType<typeof openScreen>

export type ScreenEvents = {
  readonly onVerify: () => void
  readonly onPage: () => void
  readonly onSettings: () => void
}

export function openScreen({ onVerify, onPage, onSettings }: ScreenEvents) {
  const form = find('form', HTMLFormElement)
  const quote = find('quote', HTMLTextAreaElement)
  const speaker = find('speaker', HTMLInputElement)
  const date = find('date', HTMLInputElement)
  const attributed = find('attributed', HTMLElement)
  const status = find('status', HTMLElement)
  const result = find('result', HTMLElement)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onVerify()
  })
  find('page', HTMLButtonElement).addEventListener('click', onPage)
  find('settings', HTMLButtonElement).addEventListener('click', onSettings)
  // Then it is no longer what the page says.
  form.addEventListener('input', () => {
    attributed.hidden = true
  })
  quote.addEventListener('keydown', (event) => {
    // In a field of several lines Enter is a line.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })

  return {
    claim: (): Claim => ({
      quote: quote.value.trim(),
      speaker: speaker.value.trim(),
      date: date.value.trim(),
    }),
    fill(claim: Claim): void {
      quote.value = claim.quote
      speaker.value = claim.speaker
      date.value = claim.date
    },
    /** A remark on whose words the page says they are. */
    remark(words: string | null, use?: () => void): void {
      attributed.hidden = words === null
      const button = element('button', { type: 'button' }, 'Check that too')
      if (use !== undefined) button.addEventListener('click', use)
      refill(attributed, words, use === undefined ? null : button)
    },
    busy(words: string, stop: () => void): void {
      const button = element('button', { type: 'button' }, 'Stop')
      button.addEventListener('click', stop)
      refill(status, `${words} `, button)
      result.setAttribute('aria-busy', 'true')
    },
    say(words: string): void {
      refill(status, words)
      result.removeAttribute('aria-busy')
    },
    show(...content: readonly (Node | null)[]): void {
      refill(result, ...content)
    },
    result,
    fail(trouble: Trouble, address: string | null, again: () => void): void {
      const { title, detail, remedy } = explain(trouble, address)
      const button = element(
        'button',
        { type: 'button' },
        remedy === 'options' ? 'Open settings' : 'Try again',
      )
      button.addEventListener('click', remedy === 'options' ? onSettings : again)
      this.say('')
      refill(
        result,
        element(
          'section',
          { class: 'trouble', role: 'alert' },
          element('h2', {}, title),
          element('p', {}, detail),
          remedy === 'none' ? null : element('div', { class: 'actions' }, button),
        ),
      )
    },
  }
}

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`Cannot find ${id} in the panel`)
  return found
}
