/** The card beside a marked quotation, and the list by which a keyboard reaches the marks. The page cannot see into either. */

import { FACES } from '../../service/face.ts'
import { element } from '../element.ts'
import type { Mark } from '../message.ts'
import { drawSign } from '../sign.ts'
import { ownTree } from './shadow.ts'

export type CardEvents = {
  readonly onFocus: (index: number) => void
  readonly onBlur: () => void
  readonly onMore: (index: number) => void
  /** The pointer came onto the card, or left it. */
  readonly onHold: (isHeld: boolean) => void
  readonly onClose: () => void
}

export type Card = {
  /** Makes the list anew. */
  readonly list: (marks: readonly (Mark | null)[]) => void
  readonly focus: (index: number) => void
  readonly show: (index: number, mark: Mark, beside: DOMRect) => void
  readonly hide: () => void
  readonly isOpen: () => boolean
  readonly remove: () => void
}

/** Quotations are told by their first words. */
const QUOTE_UNITS_MAX = 120
const GAP_PX = 6

export function openCard(events: CardEvents): Card {
  const tree = ownTree('verbatim-marks')
  const list = element('ol')
  const region = element('section', { 'aria-label': 'Quotations that Verbatim checked' }, list)
  const says = element('div', { id: 'says', role: 'tooltip' })
  const more = element('button', { type: 'button', tabindex: '-1' }, 'More in the panel')
  const close = element('button', { type: 'button', tabindex: '-1', 'aria-label': 'Close' }, '×')
  const card = element('div', { class: 'card', popover: 'manual' }, says, element('footer', {}, more, close))
  tree.root.append(region, card)

  let current = -1
  const isOpen = (): boolean => card.matches(':popover-open')
  more.addEventListener('click', ({ isTrusted }) => isTrusted && current >= 0 && events.onMore(current))
  close.addEventListener('click', events.onClose)
  card.addEventListener('pointerenter', () => events.onHold(true))
  card.addEventListener('pointerleave', () => events.onHold(false))

  return {
    list(marks) {
      const items = marks.map((mark, index) => {
        const item = element('li')
        if (mark === null) return item
        const text = `${FACES[mark.verdict].word}: “${shortened(mark.quote)}”`
        const place = element('button', { type: 'button', 'aria-describedby': 'says' }, text)
        place.addEventListener('focus', () => events.onFocus(index))
        place.addEventListener('blur', events.onBlur)
        place.addEventListener('click', ({ isTrusted }) => isTrusted && events.onMore(index))
        item.append(place)
        return item
      })
      list.replaceChildren(...items)
      tree.attach()
    },
    focus: (index) => list.children[index]?.querySelector('button')?.focus({ preventScroll: true }),
    show(index, mark, beside) {
      current = index
      card.dataset['verdict'] = mark.verdict
      says.replaceChildren(...describe(mark))
      if (!isOpen()) card.showPopover()
      place(card, beside)
    },
    hide() {
      current = -1
      if (isOpen()) card.hidePopover()
    },
    isOpen,
    remove: () => tree.host.remove(),
  }
}

function describe(mark: Mark): HTMLElement[] {
  const head = element('p', { class: 'verdict' })
  head.append(drawSign(mark.verdict), FACES[mark.verdict].word)
  const source = mark.source === null ? [] : [element('blockquote', {}, mark.source)]
  const warnings = mark.warnings.map((warning) => element('p', { class: 'warning' }, warning))
  return [head, element('p', {}, mark.summary), ...source, ...warnings]
}

/** Under the words, or over them where there is more room; never beyond the window. */
function place(card: HTMLElement, beside: DOMRect): void {
  const { width, height } = card.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const below = beside.bottom + GAP_PX
  const above = beside.top - GAP_PX - height
  const top = below + height <= clientHeight || above < 0 ? below : above
  const left = Math.max(GAP_PX, Math.min(beside.left, clientWidth - width - GAP_PX))
  card.style.setProperty('left', `${left}px`)
  card.style.setProperty('top', `${Math.max(GAP_PX, Math.min(top, clientHeight - GAP_PX - height))}px`)
}

function shortened(quote: string): string {
  return quote.length <= QUOTE_UNITS_MAX ? quote : `${quote.slice(0, QUOTE_UNITS_MAX).toWellFormed()}…`
}
