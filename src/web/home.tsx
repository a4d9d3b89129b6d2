/** The page at `/`: what this is, and the question; and, once it is asked, its answer. */

import type { Answer, Corpus } from '../service/answer.ts'
import { FACES } from '../service/face.ts'
import { TEXTS } from '../service/passage.ts'
import { years } from '../service/phrase.ts'
import type { Review } from '../service/review.ts'
import { quoted } from '../service/shorten.ts'
import { numbered } from '../service/terminal.ts'
import { askAt, HOME, SCRIPT } from './address.ts'
import { AnswerView } from './answer.tsx'
import { AskForm, type FormErrors, type FormValues } from './form.tsx'
import { Page } from './layout.tsx'
import { ReviewPage } from './review.tsx'
import { LinkedData, TakeAlong } from './take-along.tsx'

type HomeProps = {
  /** Null if nothing is held yet. */
  readonly corpus: Corpus | null
  /** What is known of a question to come, such as the text to look in. */
  readonly values: FormValues
}

export function HomePage({ corpus, values }: HomeProps) {
  return (
    <Page title="Verbatim verifies quotations" head={<Script />}>
      <h1>Did they say that?</h1>
      <p class="lead">
        Someone claims “X said <em>these words</em>”. Verbatim finds where the words stand in a library of
        canonical texts and tells: exactly so, altered and how, in another mouth, or not in the texts held.
      </p>
      <AskForm values={values} />
      {corpus === null ? (
        <p class="warning">
          No text is held here yet. Whoever runs this service fills it with{' '}
          <code>npm run verbatim -- ingest</code>.
        </p>
      ) : (
        <>
          <p>
            Held are <a href={TEXTS}>{numbered(corpus.documents, 'text')}</a>,{' '}
            {numbered(corpus.words, 'word')}
            {corpus.from !== null && `, of ${years(corpus.from, corpus.until)}`}.
          </p>
          <Examples />
        </>
      )}
    </Page>
  )
}

function Examples() {
  return (
    <>
      <h2>Try one</h2>
      <ul class="examples">
        {EXAMPLES.map(({ quote, speaker, says }) => (
          <li>
            <a href={`${askAt(HOME, { quote, speaker, date: null, document: null })}#answer`}>“{quote}”</a>
            {speaker !== null && `, ${speaker}`} <span class="hint">{says}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const EXAMPLES = [
  { quote: 'We don’t intend to beg the American side', speaker: 'Leonid Ivashov', says: 'as it was said' },
  { quote: 'We don’t intend to ask the American side', speaker: null, says: 'one word is another' },
  {
    quote: 'We don’t intend to beg the American side',
    speaker: 'Viktor Chernomyrdin',
    says: 'he was not the one',
  },
] as const

type AnswerProps = {
  readonly answer: Answer
  /** As they were sent; what was understood of them if left out. */
  readonly values?: FormValues
  /** Where the service was reached. */
  readonly origin: string
  /** Whether a receipt of it can be had. */
  readonly offersReceipt?: boolean
  /** Where that is, if it was asked for. */
  readonly receipt?: string | null
  /** There is more than one quotation in what was asked. */
  readonly looksLikeArticle?: boolean
}

export function AnswerPage(props: AnswerProps) {
  const { answer, values, origin, offersReceipt = false, receipt = null, looksLikeArticle = false } = props
  const { verdict, claim } = answer
  const { quote, speaker, date, document } = claim
  const asked = { quote, speaker: speaker ?? '', date: date ?? '', document: document ?? '' }
  return (
    <Page
      title={`${FACES[verdict].word}: ${quoted(claim.quote)}`}
      unlisted
      head={
        <>
          <LinkedData answer={answer} origin={origin} />
          <Script />
        </>
      }
    >
      <h1 class="asked">Did they say that?</h1>
      {looksLikeArticle && (
        <p class="warning">
          That has several quotations in it. “Check every quotation in it” looks at each by itself.
        </p>
      )}
      <AnswerView answer={answer} />
      <TakeAlong {...{ answer, origin, receipt, offersReceipt }} values={values ?? asked} />
      <h2>Ask again</h2>
      <AskForm values={values ?? asked} />
    </Page>
  )
}

/** An article with every quotation of it looked up. */
export function ArticlePage({ review, values }: { readonly review: Review; readonly values: FormValues }) {
  return (
    <ReviewPage review={review}>
      <h2>Ask again</h2>
      <AskForm values={values} />
    </ReviewPage>
  )
}

/** What was asked cannot be answered as it stands; nothing of it is lost. */
export function RefusedPage({
  values,
  errors,
}: {
  readonly values: FormValues
  readonly errors: FormErrors
}) {
  return (
    <Page title="Verbatim: not understood" unlisted head={<Script />}>
      <h1>Did they say that?</h1>
      <AskForm values={values} errors={errors} />
    </Page>
  )
}

/** Something is wrong that is not the asker's fault. */
export function FailedPage({
  values,
  title,
  meaning,
}: {
  readonly values: FormValues
  readonly title: string
  readonly meaning: string
}) {
  return (
    <Page title={`Verbatim: ${title}`} unlisted head={<Script />}>
      <h1>{title}</h1>
      <p class="warning" role="alert">
        {meaning}
      </p>
      <AskForm values={values} />
    </Page>
  )
}

/** Makes the page quicker to use; without it all is there. */
function Script() {
  return <script type="module" src={SCRIPT} />
}
