/** The page of a text: its words as they are held, and who says what in it. */
import type { PropsWithChildren } from 'hono/jsx'
import type { Span } from '../core/span.ts'
import { day } from '../service/day.ts'
import type { HeldDocument } from '../service/documents.ts'
import { textAddress } from '../service/passage.ts'
import { numbered } from '../service/terminal.ts'
import { HOME } from './address.ts'
import { Page } from './layout.tsx'
import { partsOf } from './part.ts'
import { paragraphsOf, type Run, type Speech } from './passages.ts'

type Props = {
  readonly document: HeldDocument
  /** What to mark, in UTF-16 units of the text. */
  readonly passage: Span | null
  /** Whether a passage of another version was asked for. */
  readonly isOutdated: boolean
  /** Which part of a long text to show, from 1 on. */
  readonly part: number | null
}

export function DocumentPage({ document, passage, isOutdated, part }: Props) {
  const { metadata, text, words, sha256 } = document
  const { id, title, speaker, author, publication, volume, issue, date, url, language, licence, restricted } =
    metadata
  const number =
    volume === null && issue === null ? [] : [[volume, issue].filter((one) => one !== null).join(':')]
  const parts = partsOf(text)
  const shown =
    passage === null
      ? Math.min(part ?? 1, parts.length)
      : 1 + parts.findLastIndex(({ start }) => start <= passage.start)
  const here = parts[shown - 1] ?? parts[0]
  return (
    <Page title={title}>
      <h1 lang={language} dir="auto">
        {title}
      </h1>
      {isOutdated && !restricted && (
        <p class="warning" id="passage">
          The passage that was linked to stands in another version of this text, which is not held any more.
          Nothing is marked here;{' '}
          <a href={`${HOME}?${new URLSearchParams({ document: id })}`}>check the words</a> anew.
        </p>
      )}
      <dl>
        {speaker !== null && <Fact name="Speaker">{speaker}</Fact>}
        {author !== null && <Fact name="Author">{author}</Fact>}
        {publication !== null && publication !== title && (
          <Fact name="In">{[publication, ...number].join(' ')}</Fact>
        )}
        {date !== null && <Fact name="Date">{day(date)}</Fact>}
        {url !== null && (
          <Fact name="Published at">
            <a href={url} rel="noreferrer">
              {url}
            </a>
          </Fact>
        )}
        {licence !== null && <Fact name="Licence">{licence}</Fact>}
        <Fact name="Length">{numbered(words, 'word')}</Fact>
      </dl>
      <details>
        <summary>About this copy</summary>
        <p>
          Id <code>{id}</code>, SHA-256 of the text <code>{sha256}</code>.{' '}
          {!restricted && (
            <>
              <a href={`/v1${textAddress(id)}`}>As JSON</a>,{' '}
              <a href={`/v1${textAddress(id)}?format=text`}>as plain text</a>,{' '}
            </>
          )}
          <a href={`${HOME}?${new URLSearchParams({ document: id })}`}>check a quotation of it</a>.
        </p>
      </details>
      {restricted ? (
        <p id="passage">
          This text may be quoted from, but not read whole here. A quotation of it is verified like any other,
          and its answer shows the words and a little around them.
        </p>
      ) : (
        <Whole {...{ document, passage, shown, count: parts.length, part: here }} />
      )}
    </Page>
  )
}

type WholeProps = CanonicalProps & { readonly shown: number; readonly count: number }

function Whole({ document, part, passage, shown, count }: WholeProps) {
  const { id, language } = document.metadata
  return (
    <>
      {speechesOf(document).length > 0 && (
        <p class="hint">
          <span class="speech">Underlined</span> is what somebody says, with whoever says it as this service
          reads the text.
        </p>
      )}
      <PartLinks id={id} count={count} shown={shown} />
      <div class="canonical" lang={language}>
        <Canonical document={document} part={part} passage={passage} />
      </div>
      <PartLinks id={id} count={count} shown={shown} />
    </>
  )
}

function Fact({ name, children }: PropsWithChildren<{ readonly name: string }>) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

type CanonicalProps = { readonly document: HeldDocument; readonly part: Span; readonly passage: Span | null }

function Canonical({ document, part, passage }: CanonicalProps) {
  const speeches = speechesOf(document)
  let named: number | null = null
  let isMarked = false
  const show = (run: Run) => {
    // Named where somebody begins, and the passage once: there may be several runs of either.
    const speaker =
      run.speech === null || run.speech === named ? null : (speeches[run.speech]?.speaker ?? null)
    named = run.speech ?? named
    const isFirst = run.isPassage && !isMarked
    isMarked ||= run.isPassage
    const words = run.isPassage ? <mark id={isFirst ? 'passage' : undefined}>{run.text}</mark> : run.text
    return run.speech === null ? (
      words
    ) : (
      <span class="speech" data-speaker={speaker ?? undefined}>
        {words}
      </span>
    )
  }
  return (
    <>
      {paragraphsOf(document.text, part, { speeches, passage }).map((runs) => (
        <p dir="auto">{runs.map(show)}</p>
      ))}
    </>
  )
}

/** Where somebody's words stand, in order. A text that is one speech has none: all of it is the speaker's. */
function speechesOf({ quotations }: HeldDocument): Speech[] {
  return quotations.quotations
    .filter(({ voice }) => voice === 'speech')
    .flatMap(({ spans, attribution }) =>
      spans.map(({ start, end }) => ({ start, end, speaker: attribution.speaker })),
    )
    .sort((a, b) => a.start - b.start)
}

type PartLinksProps = { readonly id: string; readonly count: number; readonly shown: number }

function PartLinks({ id, count, shown }: PartLinksProps) {
  if (count === 1) return null
  return (
    <nav class="pages" aria-label="Parts">
      {shown > 1 ? <a href={`${textAddress(id)}?part=${shown - 1}`}>Part before</a> : <span />}
      <span>
        Part {shown} of {count}
      </span>
      {shown < count ? <a href={`${textAddress(id)}?part=${shown + 1}`}>Next part</a> : <span />}
    </nav>
  )
}
