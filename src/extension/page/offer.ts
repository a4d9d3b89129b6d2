/**
 * The small button beside selected words. It is shown only on pages where its user has asked before, as no script of ours
 * is on any other; and it sends nothing: pressed, it tells the panel that something is asked.
 */
import { element } from '../element.ts'
import { drawSign } from '../sign.ts'
import { ownTree } from './shadow.ts'

/** A selection that is still growing is waited for. */
const SETTLE_MS = 250
const GAP_PX = 8
/** Fewer words are selected for other reasons. */
const WORDS_MIN = 3

export function offerButton(onPress: () => void): void {
  const tree = ownTree('verbatim-offer')
  const button = element('button', { type: 'button' }, drawSign('verbatim'), 'Verify')
  const box = element('div', { class: 'verify', popover: 'manual' }, button)
  tree.root.append(box)
  let settling: ReturnType<typeof setTimeout> | undefined

  const hide = (): void => {
    if (box.matches(':popover-open')) box.hidePopover()
  }
  const offer = (): void => {
    const rect = selectedRect(document)
    if (rect === null) {
      hide()
      return
    }
    tree.attach()
    if (!box.matches(':popover-open')) box.showPopover()
    place(box, rect)
  }

  // Pressing it must not undo the selection.
  box.addEventListener('pointerdown', (event) => event.preventDefault())
  box.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', ({ isTrusted }) => {
    // Its user presses it, not the page.
    if (!isTrusted) return
    hide()
    onPress()
  })
  document.addEventListener('selectionchange', () => {
    clearTimeout(settling)
    settling = setTimeout(offer, SETTLE_MS)
  })
  document.addEventListener('scroll', hide, { passive: true, capture: true })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { capture: true })
}

/** Where the selected words end on the screen; null if what is selected is no quotation. */
function selectedRect(document: Document): DOMRect | null {
  const selection = document.getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  if ((selection.toString().match(/[\p{L}\p{N}]+/gu) ?? []).length < WORDS_MIN) return null
  return [...selection.getRangeAt(0).getClientRects()].at(-1) ?? null
}

function place(box: HTMLElement, { right, bottom }: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const left = Math.max(GAP_PX, Math.min(right - width, clientWidth - width - GAP_PX))
  const top = Math.max(GAP_PX, Math.min(bottom + GAP_PX, clientHeight - height - GAP_PX))
  box.style.setProperty('left', `${left}px`)
  box.style.setProperty('top', `${top}px`)
}
