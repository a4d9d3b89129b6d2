/** A review as a page: the draft with its quotations marked, beside each what the source says. It needs no script and prints. */
import { html, raw } from 'hono/html'
import type { Span } from '../core/span.ts'
import { type MarkedPart, markChanges, spaced } from '../service/changes.ts'
import { cite, describeSignal, inWords, whose } from '../service/render.ts'
import { describeSpeaker, REASONS } from '../service/render-quotations.ts'
import { inFull, summarize, UNCHECKED } from '../service/render-review.ts'
import type { Finding, Review, Skipped } from '../service/review.ts'
import { numbered } from '../service/terminal.ts'

export function renderReviewPage(review: Review) {
  const { summary, corpus } = review
  return renderPage({
    title: `Review: ${summarize(summary)}`,
    head: html`<h1>Quotations of a draft</h1>
<p>${summarize(summary)}. ${lookedFor(corpus)}</p>`,
    parts: [{ heading: null, review }],
  })
}

/** Where quotations were looked for, in a sentence. */
export function lookedFor({ documents }: Review['corpus']): string {
  return `Looked for in ${numbered(documents, 'text')}.`
}

export type Page = {
  readonly title: string
  readonly head: Markup
  /** Findings are numbered through all of them. */
  readonly parts: readonly { readonly heading: string | null; readonly review: Review }[]
}
type Markup = ReturnType<typeof html>

/** A page of one or several reviews. */
export function renderPage({ title, head, parts }: Page) {
  let first = 0
  const drafts = parts.map(({ heading, review }) => {
    const draft = renderDraft(review, first)
    first += review.findings.length
    return html`${heading === null ? '' : html`<h2>${heading}</h2>`}${draft}`
  })
  const findings = parts.flatMap(({ review }) => review.findings)
  const skipped = parts.flatMap(({ review }) => review.skipped)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(REVIEW_STYLE)}</style>
</head>
<body>
<header>
${head}
${renderContents(findings)}
</header>
<main>
${drafts}
</main>
${skipped.length === 0 ? '' : renderSkipped(skipped)}
<footer><p>“Not found” means: not in the texts held. It does not mean that nobody said it.</p></footer>
</body>
</html>
`
}

/** Links to what is not verbatim, where there are so many quotations that one would have to look for it. */
function renderContents(findings: readonly Finding[]) {
  const others = findings.flatMap(({ verdict }, index) =>
    verdict === 'verbatim' ? [] : [{ verdict, index }],
  )
  if (others.length === 0 || findings.length < CONTENTS_MIN) return ''
  const links = others.map(
    ({ verdict, index }) =>
      html` <a class="${verdict}" href="#q${index + 1}">${index + 1} ${inWords(verdict)}</a>`,
  )
  return html`<nav>Not verbatim:${links}</nav>`
}

const CONTENTS_MIN = 4

/** The text of a draft with its quotations marked. `first`: findings of the drafts before it. */
function renderDraft(review: Review, first: number) {
  const marks = review.places
    .flatMap((spans, index) => spans.map((span, part): Mark => ({ span, index, isFirst: part === 0 })))
    .sort((a, b) => a.span.start - b.span.start)
  return paragraphsOf(review.text, marks).map((paragraph) => renderParagraph(paragraph, review, first))
}

function renderParagraph(paragraph: Paragraph, { text, findings }: Review, first: number) {
  return html`<section>
<p class="draft">${renderMarked(text, paragraph, findings, first)}</p>
<div class="findings">${paragraph.marks
    .filter(({ isFirst }) => isFirst)
    .map(({ index }) =>
      findings.slice(index, index + 1).map((finding) => renderFinding(finding, first + index)),
    )}</div>
</section>
`
}

/** A stretch of the draft that belongs to the finding of this index. */
type Mark = { readonly span: Span; readonly index: number; readonly isFirst: boolean }

type Paragraph = Span & { readonly marks: readonly Mark[] }

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
    if (text.slice(start, index).trim() !== '') paragraphs.push({ start, end: index, marks: own })
    own = []
    start = index + gap.length
  }
  return paragraphs
}

function renderMarked(draft: string, paragraph: Paragraph, findings: readonly Finding[], first: number) {
  let copied = paragraph.start
  const parts = paragraph.marks.map(({ span, index }) => {
    const before = draft.slice(copied, span.start)
    copied = span.end
    const verdict = findings[index]?.verdict ?? 'unchecked'
    return html`${before}<mark class="${verdict}"><a href="#q${first + index + 1}">${draft.slice(span.start, span.end)}</a></mark>`
  })
  return html`${parts}${draft.slice(copied, paragraph.end)}`
}

function renderFinding(finding: Finding, index: number) {
  const { quotation, claim, verdict, unchecked, answer, correction } = finding
  const said = [describeSpeaker(quotation.attribution), ...(claim.date === null ? [] : [claim.date])].join(
    ', ',
  )
  const [match] = answer?.matches ?? []
  const reasons = (answer?.reasons ?? []).map(inWords).join(', ')
  return html`<article id="q${index + 1}" class="${verdict}">
<h2>${index + 1}. ${inWords(verdict)}</h2>
<p class="claimed">In the draft: ${said}</p>
<p>${unchecked === null ? answer?.summary : UNCHECKED[unchecked]}</p>
${match === undefined || match.edits.length === 0 ? '' : html`<p class="changes">${renderChanges(claim.quote, match)}</p>`}
${
  match === undefined
    ? ''
    : html`<blockquote>${match.context.before}<b>${match.text}</b>${match.context.after}</blockquote>
<p class="source">${whose(match)}${match.attribution.date === null ? '' : `, ${match.attribution.date}`}. ${renderCitation(match)}</p>`
}
${(answer?.warnings ?? []).map((warning) => html`<p class="warning">${describeSignal(warning)}</p>`)}
${correction === null ? '' : html`<p class="correction">Right would be: ${inFull(correction)}</p>`}
${reasons === '' ? '' : html`<p class="reasons">${reasons}</p>`}
</article>
`
}

type Match = NonNullable<Finding['answer']>['matches'][number]

function renderChanges(quote: string, match: Match) {
  return markChanges(quote, match).map(renderPart)
}

function renderPart({ kind, text }: MarkedPart) {
  const [before, words, behind] = spaced(text)
  switch (kind) {
    case 'kept':
    case 'mark':
      return text
    case 'struck':
      return html`<del>${text}</del>`
    case 'inserted':
      return html`${before}<ins>${words}</ins>${behind}`
    case 'opened':
      return html`${before}<i>${words}</i>${behind}`
  }
}

function renderCitation({ document, link }: Match) {
  return link === null ? cite(document) : html`<a href="${link}" rel="noreferrer">${cite(document)}</a>`
}

function renderSkipped(skipped: readonly Skipped[]) {
  return html`<aside>
<h2>Marks that were not checked</h2>
<ul>
${skipped.map(({ text, reason }) => html`<li>“${text}”: ${REASONS[reason]}</li>`)}
</ul>
</aside>
`
}

/** The only style that the Content-Security-Policy allows, by its digest. */
export const REVIEW_STYLE_DIGEST = 'sha256-JL9tosOyTtxG6XQZ7G/dtvomlud4HzoUWM0wNgvG/Y4='
export const REVIEW_STYLE = `
:root { color-scheme: light dark; --line: #8884 }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem }
section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem }
.draft { white-space: pre-wrap; overflow-wrap: anywhere; font-family: Georgia, serif }
mark { color: inherit; background: none; border-bottom: .2em solid; padding-bottom: .05em }
mark a { color: inherit; text-decoration: none }
article { border-left: .3rem solid; padding: 0 0 0 .8rem; margin: 1rem 0; font-size: .9rem; overflow-wrap: anywhere }
article h2 { font-size: 1rem; margin: 0 }
article p, blockquote { margin: .3rem 0 }
blockquote { color: GrayText; padding: 0 }
blockquote b { color: CanvasText; font-weight: normal }
ins { text-decoration: underline; font-weight: bold }
.changes i { color: GrayText }
.verbatim { border-color: #2e8b57 }
.altered, .misattributed, .misdated { border-color: #c0392b }
.undetermined { border-color: #d68910 }
.not_found, .unchecked { border-color: #7f8c8d }
nav a { color: inherit; text-decoration: none; border-bottom: .2em solid; margin-left: .8em; white-space: nowrap }
.warning, .correction { font-weight: bold }
.reasons, .claimed { color: GrayText }
aside, footer { border-top: 1px solid var(--line); margin-top: 2rem }
@media (max-width: 45rem) { section { grid-template-columns: 1fr } }
@media print { article, section { break-inside: avoid } a { color: inherit } }
`
