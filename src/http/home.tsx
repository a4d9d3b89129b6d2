/** The page at `/`: a question, and its answer; an article, and its review. It works without a script. */
import type { Context } from 'hono'
import { formatDate, readDate } from '../core/date.ts'
import { draftFault, publicationDateFault } from '../service/fault.ts'
import { findQuotations } from '../service/quotations.ts'
import { review } from '../service/review.ts'
import { askAt, HOME, isShareable, receiptAt } from '../web/address.ts'
import { CHECKS, type FormErrors, type FormValues } from '../web/form.tsx'
import { AnswerPage, ArticlePage, FailedPage, HomePage, RefusedPage } from '../web/home.tsx'
import { problemOf } from './failure.ts'
import { openLibraryOf } from './identity.ts'
import { hintRetry, logProblem, PROBLEMS, type ProblemCode, refuse } from './problem.ts'
import { ask, askedByQuery, lostIn, type Outcome, valuesOf } from './question.ts'
import { issuesReceipts, receiptOf } from './receipts.tsx'
import { type HttpEnv, queryOf, router } from './router.ts'

const PAGE_SECONDS = 60
const UNREADABLE_FORM =
  'The form cannot be read: it must be multipart/form-data or application/x-www-form-urlencoded, in UTF-8.'
/** Shorter than that, words are one quotation whatever marks they have. */
const ARTICLE_UNITS_MIN = 200

export const homeRoutes = router()
  .get(HOME, async (c) => {
    const sent = queryOf(c)
    if ('quote' in sent) return tell(c, valuesOf(sent), await askedByQuery(c))
    const library = await openLibraryOf(c)
    if (library === null) {
      hintRetry(c, 'library_empty')
      return c.html(<HomePage corpus={null} values={valuesOf(sent)} />, PROBLEMS.library_empty.status)
    }
    keepFor(c, PAGE_SECONDS)
    return c.html(<HomePage corpus={library.corpus} values={valuesOf(sent)} />)
  })
  .post(HOME, async (c) => {
    const sent = await c.req.parseBody({ all: true }).catch(() => null)
    if (sent === null) return refuse(c, 'unsupported_media_type', { detail: UNREADABLE_FORM })
    const values = valuesOf(sent)
    if (sent['check'] === CHECKS.article) return tellReview(c, values)
    const outcome = await ask(c, values)
    if (outcome.kind === 'answer' && sent['check'] === CHECKS.receipt) return tellReceipt(c, values, outcome)
    // So that the page can be read again and passed on, and going back asks nothing.
    return outcome.kind === 'answer' && isShareable(outcome.answer.claim)
      ? c.redirect(`${askAt(HOME, valuesGiven(values))}#answer`, 303)
      : tell(c, values, outcome)
  })

async function tell(c: Context<HttpEnv>, values: FormValues, outcome: Outcome) {
  switch (outcome.kind) {
    case 'answer': {
      const { origin } = new URL(c.req.url)
      const looksLikeArticle = hasSeveralQuotations(values.quote)
      const offersReceipt = await issuesReceipts(c)
      if (c.req.method !== 'POST') keepFor(c, PAGE_SECONDS)
      return c.html(
        <AnswerPage {...{ answer: outcome.answer, values, origin, offersReceipt, looksLikeArticle }} />,
      )
    }
    case 'refused':
      return c.html(<RefusedPage values={values} errors={outcome.errors} />, outcome.status)
    case 'failed':
      return tellFailure(c, values, outcome.code)
  }
}

async function tellReceipt(
  c: Context<HttpEnv>,
  values: FormValues,
  { library, ...answered }: Extract<Outcome, { kind: 'answer' }>,
) {
  const issued = await receiptOf(c, library, answered)
  return issued.kind === 'issued'
    ? c.redirect(receiptAt(issued.receipt.id), 303)
    : tellFailure(c, values, issued.code)
}

/** Every quotation of an article. Nothing of it is kept, so its page has no address. */
async function tellReview(c: Context<HttpEnv>, values: FormValues) {
  const errors = faultsOf(values)
  if (Object.keys(errors).length > 0) return c.html(<RefusedPage values={values} errors={errors} />, 400)
  const [date] = values.date === '' ? [] : readDate(values.date)
  const published = date ? formatDate(date) : null
  const draft = { content: values.quote, type: 'text', language: 'en', date: published } as const
  try {
    const library = await openLibraryOf(c)
    if (library === null) return tellFailure(c, values, 'library_empty')
    return c.html(<ArticlePage review={await review(library, draft)} values={values} />)
  } catch (failure) {
    return tellFailure(c, values, problemOf(c, failure))
  }
}

function faultsOf(values: FormValues): FormErrors {
  const { quote, date } = values
  const fault = draftFault(quote)
  const dateFault = date === '' ? null : publicationDateFault(date)
  return {
    ...(fault === null ? {} : { quote: fault }),
    ...(dateFault === null ? {} : { date: dateFault }),
    ...lostIn(values),
  }
}

function tellFailure(c: Context<HttpEnv>, values: FormValues, code: ProblemCode) {
  const { title, meaning, status } = PROBLEMS[code]
  hintRetry(c, code)
  logProblem(c, code)
  return c.html(<FailedPage {...{ values, title, meaning }} />, status)
}

function hasSeveralQuotations(quote: string): boolean {
  if (quote.length < ARTICLE_UNITS_MIN) return false
  const draft = { content: quote, type: 'text', language: 'en', date: null } as const
  return findQuotations(draft).quotations.length > 1
}

function valuesGiven({ quote, speaker, date, document }: FormValues) {
  const given = (value: string): string | null => (value === '' ? null : value)
  return { quote, speaker: given(speaker), date: given(date), document: given(document) }
}

/** Not by the digest of what is told: a page is also what it looks like. */
function keepFor(c: Context<HttpEnv>, seconds: number): void {
  c.header('Cache-Control', `public, max-age=${seconds}`)
}
