/** What README.md prints is what the program answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { whereIn } from '../../src/cli/draft.ts'
import { renderAnswer } from '../../src/service/render.ts'
import { renderReview } from '../../src/service/render-review.ts'
import { review } from '../../src/service/review.ts'
import { PLAIN } from '../../src/service/terminal.ts'
import { ask, openStarter, type Starter } from './starter.ts'

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')

let starter: Starter
beforeAll(async () => {
  starter = await openStarter()
}, 120_000)

describe('README.md', () => {
  it('shows the answer for a terminal as it is', async () => {
    const { answer } = await ask(starter.library, "We don't intend to ask the American side")
    expect(README).toContain(renderAnswer(answer))
  })

  it('shows the verdict on a wrong speaker as it is', async () => {
    const { answer } = await ask(starter.library, "We don't intend to beg the American side", {
      speaker: 'Viktor Chernomyrdin',
    })
    const { verdict, reasons, summary } = answer
    expect(README).toContain(JSON.stringify({ verdict, reasons, summary }, null, 2))
  })

  it('shows the warning of a condition cut off as it is', async () => {
    const { answer } = await ask(starter.library, 'we will declare our sector', { speaker: 'Ivashov' })
    const { verdict, warnings } = answer
    expect(README).toContain(JSON.stringify({ verdict, warnings }, null, 2))
  })

  it('shows the review of a Markdown draft as the command line prints it', async () => {
    const [, content = ''] = /```markdown\n([\s\S]*?)```/.exec(README) ?? []
    const reviewed = await review(starter.library, {
      content,
      type: 'markdown',
      language: 'en',
      date: '1999-06-14',
    })
    const printed = renderReview(reviewed, { paint: PLAIN, whereIs: whereIn('draft.md', content) })
    expect(README).toContain(`$ verbatim review draft.md --date 1999-06-14\n${printed}`)
  })

  it('shows how an ellipsis is opened as it is', async () => {
    const quote = 'we will declare our sector and agree … with the Yugoslav side'
    const { answer } = await ask(starter.library, quote, { speaker: 'Ivashov' })
    const [shown] = renderAnswer(answer).split('\n\nSource')
    expect(README).toContain(`"${quote}" --speaker Ivashov\n${shown}\n`)
  })

  it('counts the keys as they are', () => {
    expect(README).toContain(`${starter.keys} keys`)
  })
})
