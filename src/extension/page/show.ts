/** Shows marks on a page until they are cleared: painted, with a card on hover and focus, and let go when the page changes them. */
import type { Mark } from '../message.ts'
import { openCard } from './card.ts'
import type { PageText } from './flow.ts'
import { isInPlace, markAt, paint, paintCurrent, placeMarks, unpaint } from './marks.ts'

export type Showing = {
  /** Marks whose words are not, or no longer, where they were read. */
  readonly missing: () => number[]
  /** Scrolls to a mark and opens its card; false if its words are gone. */
  readonly reveal: (index: number) => boolean
  readonly clear: () => void
}

export type ShowEvents = {
  readonly onMore: (index: number) => void
  readonly onLost: (indexes: readonly number[]) => void
}

/** Time for the pointer to get from the words to their card. */
const LEAVE_MS = 300
/** A page that changes often is looked at this often. */
const SETTLE_MS = 400

export function showMarks(page: PageText<Text>, marks: readonly Mark[], events: ShowEvents): Showing {
  const placing = [...placeMarks(page, marks)]
  const stop = new AbortController()
  let current = -1
  let isHeld = false
  let isFocused = false
  let leaving: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  let isHoverDue = false

  const card = openCard({
    onFocus: (index) => {
      isFocused = true
      scrollTo(index)
      open(index)
    },
    onBlur: () => {
      isFocused = false
      close()
    },
    onMore: events.onMore,
    onHold: (held) => {
      isHeld = held
      if (!held) leave()
    },
    onClose: () => close(),
  })

  const missing = (): number[] => placing.flatMap((placed, index) => (placed === null ? [index] : []))

  const redraw = (): void => {
    paint(placing)
    card.list(placing.map((placed) => placed?.mark ?? null))
  }

  const open = (index: number): void => {
    clearTimeout(leaving)
    const placed = placing[index]
    const rect = placed?.ranges[0]?.getBoundingClientRect()
    if (placed == null || rect === undefined) return
    current = index
    paintCurrent(placed)
    card.show(index, placed.mark, rect)
  }

  const close = (): void => {
    clearTimeout(leaving)
    isHeld = false
    current = -1
    paintCurrent(null)
    card.hide()
  }

  const leave = (): void => {
    if (isFocused || current < 0) return
    clearTimeout(leaving)
    leaving = setTimeout(() => {
      if (!isHeld && !isFocused) close()
    }, LEAVE_MS)
  }

  const scrollTo = (index: number): void => {
    const range = placing[index]?.ranges[0]
    const rect = range?.getBoundingClientRect()
    if (range === undefined || rect === undefined) return
    const isInView = rect.top >= 0 && rect.bottom <= document.documentElement.clientHeight
    if (!isInView)
      range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
  }

  const check = (): void => {
    const lost = placing.flatMap((placed, index) => (placed !== null && !isInPlace(placed) ? [index] : []))
    if (lost.length === 0) return
    for (const index of lost) placing[index] = null
    const focused = isFocused ? current : -1
    if (lost.includes(current)) close()
    redraw()
    // The list was made anew under whoever stands in it.
    if (placing[focused] != null) card.focus(focused)
    events.onLost(lost)
  }

  // Some pages never stop changing, so it is not waited for that they do.
  const observer = new MutationObserver(() => {
    settling ??= setTimeout(() => {
      settling = undefined
      check()
    }, SETTLE_MS)
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })

  const { signal } = stop
  const point = (x: number, y: number): void => {
    const index = markAt(placing, x, y)
    if (index >= 0 && index !== current) open(index)
    else if (index < 0 && !isHeld) leave()
    else clearTimeout(leaving)
  }
  const onPointer = ({ clientX, clientY }: PointerEvent): void => {
    if (isHoverDue || isHeld) return
    isHoverDue = true
    requestAnimationFrame(() => {
      isHoverDue = false
      if (!signal.aborted) point(clientX, clientY)
    })
  }
  document.addEventListener('pointermove', onPointer, { signal, passive: true })
  document.addEventListener('pointerdown', onPointer, { signal, passive: true })
  document.addEventListener(
    'scroll',
    () => {
      if (current < 0) return
      if (isFocused) open(current)
      else close()
    },
    { signal, passive: true, capture: true },
  )
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !card.isOpen()) return
      // One press closes one thing.
      event.stopPropagation()
      close()
    },
    { signal, capture: true },
  )

  redraw()
  return {
    missing,
    reveal(index) {
      if (placing[index] == null) return false
      scrollTo(index)
      card.focus(index)
      open(index)
      return true
    },
    clear() {
      stop.abort()
      observer.disconnect()
      clearTimeout(leaving)
      clearTimeout(settling)
      unpaint()
      card.remove()
    },
  }
}
