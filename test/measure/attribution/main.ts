/** `npm run eval:attribution`: how well quotations are found in news, and their speakers, against annotated articles. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Article, isDevelopment, readNews, readOwn } from './gold.ts'
import { describeFailures, describeTotal, totalOf } from './report.ts'
import { scoreArticle } from './score.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const NEWS = join(ROOT, '..', 'shared', 'attribution', 'news-dev.jsonl')
const OWN = join(import.meta.dirname, 'gold')

type Options = {
  readonly news: string
  readonly split: 'dev' | 'test' | 'all'
  readonly errors: number
}

const { news, split, errors } = new Command('npm run eval:attribution --')
  .description('Measures how well quotations are found in news, and who said them.')
  .option('--news <file>', 'annotated news, one JSON object a line', NEWS)
  .addOption(
    new Option('--split <name>', 'which articles: rules were made looking at dev only')
      .choices(['dev', 'test', 'all'])
      .default('all'),
  )
  .option('--errors <count>', 'errors of each kind to show', parseCount, 0)
  .parse()
  .opts<Options>()

if (existsSync(news)) measure(`News (${split})`, readNews(news).filter(isChosen))
else process.stderr.write(`SKIPPED: there are no annotated news at ${news}\n`)
measure(`The project's own articles (${split})`, readOwn(OWN).filter(isChosen))

function measure(name: string, articles: readonly Article[]): void {
  const began = performance.now()
  const scores = articles.map(scoreArticle)
  const seconds = (performance.now() - began) / 1000
  const units = articles.reduce((sum, { text }) => sum + text.length, 0)
  process.stdout.write(
    `${describeTotal(name, totalOf(scores))}${(units / 1e6 / seconds).toFixed(1)} MB/s\n\n`,
  )
  if (errors > 0) {
    process.stdout.write(
      `${describeFailures(
        scores.flatMap((score) => score.errors),
        errors,
      )}\n`,
    )
  }
}

function isChosen({ id }: Article): boolean {
  return split === 'all' || isDevelopment(id) === (split === 'dev')
}

function parseCount(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('It must be a whole number.')
}
