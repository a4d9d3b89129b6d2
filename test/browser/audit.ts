/** What axe-core finds wrong with a page for those who cannot see, hear or point. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** A line for each violation: the rule, and where. By WCAG 2.2 AA and best practices. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Run from outside: the page's own policy lets no script in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}
