/** A review as a page: the draft with its quotations marked, beside each what the source says. It needs no script and prints. */

import type { Child } from 'hono/jsx'
import type { Span } from '../core/span.ts'
import type { Match } from '../service/answer.ts'
import { FACES } from '../service/face.ts'
import { passageAddress } from '../service/passage.ts'
import { describeReasons, describeWarning, inWords } from '../service/phrase.ts'
import { cite, whose } from '../service/render.ts'
import { describeSpeaker, describeUnread, REASONS } from '../service/render-quotations.ts'
import { proposalOf, summarize, UNCHECKED } from '../service/render-review.ts'
import type { Finding, Review, Skipped } from '../service/review.ts'
import { numbered } from '../service/terminal.ts'
import { Page } from './layout.tsx'
import { MarkUp } from './mark-up.tsx'
import { Sign } from './sign.tsx'

type Props = {
  readonly review: Review
  /** What follows the review. */
  readonly children?: Child
}

export function ReviewPage({ review, children }: Props) {
  const { summary, corpus } = review
  return (
    <Page title={`Review: ${summarize(summary)}`} shape="wide" unlisted>
      <h1>Quotations of a draft</h1>
      <p>
        {summarize(summary)}. {lookedFor(corpus)}
      </p>
      {!summary.complete && <Incomplete summary={summary} />}
      <Drafts parts={[{ heading: null, review }]} />
      {children}
    </Page>
  )
}

/** What was not looked at, where one sees it first. */
export function Incomplete({ summary: { unread, verdicts } }: { readonly summary: Review['summary'] }) {
  return (
    <p class="warning" role="note">
      <b>Not all of it was checked.</b>{' '}
      {verdicts.unchecked > 0 && `${numbered(verdicts.unchecked, 'quotation')} not verified. `}
      {unread > 0 && `Not read: ${describeUnread(unread)}. Send the rest by itself.`}
    </p>
  )
}

/** Where quotations were looked for, in a sentence. */
export function lookedFor({ documents }: Review['corpus']): string {
  return `Looked for in ${numbered(documents, 'text')}.`
}

export type DraftPart = { readonly heading: string | null; readonly review: Review }

/** Drafts with what was found of them; findings are numbered through all of them. */
export function Drafts({ parts }: { readonly parts: readonly DraftPart[] }) {
  const firsts: number[] = []
  let count = 0
  for (const { review } of parts) {
    firsts.push(count)
    count += review.findings.length
  }
  return (
    <>
      <Contents findings={parts.flatMap(({ review }) => review.findings)} />
      {parts.map(({ heading, review }, index) => (
        <>
          {heading !== null && <h2>{heading}</h2>}
          <Draft review={review} first={firsts[index] ?? 0} />
        </>
      ))}
      <SkippedMarks skipped={parts.flatMap(({ review }) => review.skipped)} />
    </>
  )
}

/** Links to what is not verbatim, where there are so many quotations that one would have to look for it. */
function Contents({ findings }: { readonly findings: readonly Finding[] }) {
  const others = findings.flatMap(({ verdict }, index) =>
    verdict === 'verbatim' ? [] : [{ verdict, index }],
  )
  if (others.length === 0 || findings.length < CONTENTS_MIN) return null
  return (
    <nav class="contents" aria-label="What is not verbatim">
      Not verbatim:
      {others.map(({ verdict, index }) => (
        <a class={verdict} href={`#q${index + 1}`}>
          {index + 1} {inWords(verdict)}
        </a>
      ))}
    </nav>
  )
}

const CONTENTS_MIN = 4

/** The text of a draft with its quotations marked. `first`: findings of the drafts before it. */
function Draft({ review, first }: { readonly review: Review; readonly first: number }) {
  const marks = review.places
    .flatMap((spans, index) => spans.map((span, part): Mark => ({ span, index, isFirst: part === 0 })))
    .sort((a, b) => a.span.start - b.span.start)
  return (
    <>
      {paragraphsOf(review.text, marks).map((paragraph) => (
        <section class="paragraph">
          <p class="draft" dir="auto">
            {marked(review, paragraph, first)}
          </p>
          <div>
            {paragraph.marks
              .filter(({ isFirst }) => isFirst)
              .map(({ index }) =>
                review.findings
                  .slice(index, index + 1)
                  .map((finding) => <FindingView finding={finding} number={first + index + 1} />),
              )}
          </div>
        </section>
      ))}
    </>
  )
}

/** A stretch of the draft that belongs to the finding of this index. */
type Mark = { readonly span: Span; readonly index: number; readonly isFirst: boolean }

type Paragraph = Span & { readonly marks: readonly Mark[] }

/** Beyond these what has no quotation stands with what follows. */
const PARAGRAPHS_MAX = 4_000

/** Stretches between blank lines, but for those within a quotation; none is empty. `marks` ascend. Linear. */
function paragraphsOf(text: string, marks: readonly Mark[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let own: Mark[] = []
  let [start, next] = [0, 0]
  for (const { index, 0: gap } of text.matchAll(/\n\s*\n|$/g)) {
    for (let mark = marks[next]; mark !== undefined && mark.span.start < index; mark = marks[next]) {
      own.push(mark)
      next++
    }
    if ((own.at(-1)?.span.end ?? 0) > index) continue
    // A draft of nothing but blank lines would be a page of megabytes.
    if (own.length === 0 && paragraphs.length >= PARAGRAPHS_MAX && index < text.length) continue
    if (text.slice(start, index).trim() !== '') paragraphs.push({ start, end: index, marks: own })
    own = []
    start = index + gap.length
  }
  return paragraphs
}

function marked({ text, findings }: Review, { start, end, marks }: Paragraph, first: number) {
  let copied = start
  const parts = marks.map(({ span, index }) => {
    const before = text.slice(copied, span.start)
    copied = span.end
    const verdict = findings[index]?.verdict ?? 'unchecked'
    return (
      <>
        {before}
        <mark class={verdict}>
          <a href={`#q${first + index + 1}`} title={FACES[verdict].word}>
            {text.slice(span.start, span.end)}
          </a>
        </mark>
      </>
    )
  })
  return [...parts, text.slice(copied, end)]
}

function FindingView({ finding, number }: { readonly finding: Finding; readonly number: number }) {
  const { quotation, claim, verdict, unchecked, answer } = finding
  const said = [describeSpeaker(quotation.attribution), ...(claim.date === null ? [] : [claim.date])]
  const [match] = answer?.matches ?? []
  const reasons = describeReasons(answer?.reasons ?? [])
  return (
    <article id={`q${number}`} class={verdict}>
      <h2 class="tag">
        <Sign of={verdict} />
        {number}. {inWords(verdict)}
      </h2>
      <p class="aside">In the draft: {said.join(', ')}</p>
      <p>{unchecked === null ? answer?.summary : UNCHECKED[unchecked]}</p>
      {match !== undefined && match.edits.length > 0 && <MarkUp quote={claim.quote} match={match} />}
      {match !== undefined && <Source match={match} />}
      {(answer?.warnings ?? []).map((warning) => (
        <p class="warning">{describeWarning(warning)}</p>
      ))}
      {proposalOf(finding).map((proposal) => (
        <p>
          <b>{proposal}</b>
        </p>
      ))}
      {reasons !== '' && <p class="aside">{reasons}</p>}
    </article>
  )
}

function Source({ match }: { readonly match: Match }) {
  const { context, text, attribution, document } = match
  const address = match.link ?? passageAddress(match)
  return (
    <>
      <blockquote lang={document.language} dir="auto">
        {context.before}
        <b>{text}</b>
        {context.after}
      </blockquote>
      <p>
        {whose(match)}
        {attribution.date !== null && `, ${attribution.date}`}.{' '}
        {address === null ? (
          cite(document)
        ) : (
          <a href={address} rel="noreferrer">
            {cite(document)}
          </a>
        )}
      </p>
    </>
  )
}

function SkippedMarks({ skipped }: { readonly skipped: readonly Skipped[] }) {
  if (skipped.length === 0) return null
  return (
    <aside>
      <h2>Marks that were not checked</h2>
      <ul>
        {skipped.map(({ text, reason }) => (
          <li>
            “{text}”: {REASONS[reason]}
          </li>
        ))}
      </ul>
    </aside>
  )
}
