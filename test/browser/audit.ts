/** What axe-core finds wrong with a page for those who cannot see, hear or point. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Without rules all are tried: WCAG 2.2 AA and best practices. A line for each violation: the rule, and where. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Run from outside: the page's own policy lets no script in.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`${axe.source}; undefined`)
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) }
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(options)})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}

/** What else hangs on the colours of a page than its structure. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block']
