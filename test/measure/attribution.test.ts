/** The project's own annotated articles: quotations, speakers and days, held against limits a little under what is measured. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOwn } from './attribution/gold.ts'
import { f1, totalOf } from './attribution/report.ts'
import { scoreArticle } from './attribution/score.ts'

const articles = readOwn(join(import.meta.dirname, 'attribution', 'gold'))

describe('the annotated articles', () => {
  const { exact, overlap, speakers } = totalOf(articles.map(scoreArticle))

  it('have their quotations found, and nothing else', () => {
    expect(articles.length).toBe(48)
    expect(f1(exact)).toBeGreaterThan(0.95)
    expect(f1(overlap)).toBeGreaterThan(0.965)
  })

  it('have their speakers named, rather none than a wrong one', () => {
    const { held, answered, named } = speakers.all
    expect(named / answered).toBeGreaterThan(0.88)
    expect(answered / held).toBeGreaterThan(0.8)
  })
})

describe('readOwn()', () => {
  it.each(articles.map((article) => [article.id, article] as const))(
    'finds all words of %s',
    (_, article) => {
      const { quotations, apart } = article
      const spans = [...quotations, ...apart].sort((a, b) => a.start - b.start)
      spans.forEach(({ start, end }, index) => {
        expect(end).toBeGreaterThan(start)
        expect(spans[index + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end)
      })
    },
  )
})
