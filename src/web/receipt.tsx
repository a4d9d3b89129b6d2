/** A receipt for people: what was answered, of which texts, and how whoever doubts it can check. */

import { day } from '../service/day.ts'
import { FACES, meaningOf } from '../service/face.ts'
import { textAddress } from '../service/passage.ts'
import { describeReasons, inWords } from '../service/phrase.ts'
import { second } from '../service/receipt/second.ts'
import type { Source, Statement } from '../service/receipt/statement.ts'
import { numbered } from '../service/terminal.ts'
import type { Claim } from '../service/verify.ts'
import { KEYS, receiptAt } from './address.ts'
import { Page } from './layout.tsx'
import { Sign } from './sign.tsx'

type Props = {
  readonly statement: Statement
  readonly jws: string
  /** What the receipt was compared with. */
  readonly claim: Claim | null
  readonly isClaim: boolean | null
}

export function ReceiptPage({ statement, jws, claim, isClaim }: Props) {
  const { id, asked, verdict, reasons, warnings, match, documents, corpus, engine, iat, iss } = statement
  return (
    <Page title={`Receipt: ${FACES[verdict].word}`} unlisted>
      <h1>Receipt</h1>
      <p class="lead">
        On {second(iat)} <b>{iss}</b> was asked whether somebody said certain words, and answered:
      </p>
      <section class={`answer ${verdict}`} aria-labelledby="verdict">
        <h2 class="verdict" id="verdict">
          <Sign of={verdict} />
          {FACES[verdict].word}
        </h2>
        <p>
          <b>{meaningOf(statement, asked.one_document)}</b>
          {reasons.length > 0 && <span class="reasons"> ({describeReasons(reasons)})</span>}
        </p>
        {warnings.length > 0 && (
          <p class="warning">
            <b>Mind:</b> {warnings.map(inWords).join(', ')}
          </p>
        )}
        {match !== null && <Place match={match} documents={documents} />}
        <p>
          Looked for in {asked.one_document && 'one text only, which the claim names, of '}
          {numbered(corpus.documents, 'text')} of {numbered(corpus.words, 'word')}.
        </p>
      </section>
      <h2>Is it the receipt of these words?</h2>
      <p>
        The receipt does not hold the words that were asked, only their SHA-256. Whoever has them can see here
        whether they are the ones, to the letter.
      </p>
      {isClaim !== null && <Compared isClaim={isClaim} />}
      <CompareForm id={id} claim={claim} />
      <h2>How to check it without trusting this page</h2>
      <ol>
        <li>
          Keep <a href={`${receiptAt(id)}?format=jws`}>the receipt</a> and{' '}
          <a href={KEYS}>the keys of the service</a>. Neither will ever change, but for keys that are added.
        </li>
        <li>
          Verify it offline: <code>verbatim receipt verify receipt.jws --keys jwks.json</code>. It is a JWS
          (RFC 7515) signed with Ed25519, which libraries of every language can read.
        </li>
        <li>
          Its texts stand in <a href="/log/checkpoint">an append-only log</a> of all that this library has
          ever held. The receipt has the proof; <code>verbatim audit</code> follows it to the texts
          themselves.
        </li>
      </ol>
      <details>
        <summary>All that was signed</summary>
        <dl>
          <dt>Receipt</dt>
          <dd>
            <code>{id}</code>
          </dd>
          <dt>Claim</dt>
          <dd>
            SHA-256 <code>{statement.claim.sha256}</code>
          </dd>
          <dt>Library</dt>
          <dd>
            {numbered(corpus.documents, 'text')}, {numbered(corpus.words, 'word')}, version{' '}
            <code>{corpus.version}</code>
          </dd>
          <dt>Engine</dt>
          <dd>{engine}</dd>
          {documents.map((document) => (
            <Logged document={document} />
          ))}
        </dl>
        <h3>Checkpoint of the log</h3>
        <pre>{statement.checkpoint}</pre>
        <h3>Signed statement</h3>
        <pre>{jws}</pre>
      </details>
    </Page>
  )
}

type PlaceProps = Pick<Statement, 'documents'> & { readonly match: NonNullable<Statement['match']> }

function Place({ match, documents }: PlaceProps) {
  const { speaker, date, via, selector, document } = match
  const source = documents.find(({ id, sha256 }) => id === document && sha256 === match.sha256)
  return (
    <>
      <dl>
        {speaker !== null && <dt>Said by</dt>}
        {speaker !== null && <dd>{speaker}</dd>}
        {date !== null && <dt>On</dt>}
        {date !== null && <dd>{day(date)}</dd>}
        {via.length > 0 && <dt>Through</dt>}
        {via.length > 0 && <dd>{via.join(', ')}</dd>}
        {source !== undefined && <dt>In</dt>}
        {source !== undefined && (
          <dd>
            <a href={textAddress(source.id)}>{source.title}</a>
            {source.date !== null && `, ${day(source.date)}`}
          </dd>
        )}
      </dl>
      <h3>In the source</h3>
      <blockquote dir="auto">
        {selector.prefix !== '' && `… ${selector.prefix}`}
        <mark>{selector.exact}</mark>
        {selector.suffix !== '' && `${selector.suffix} …`}
      </blockquote>
    </>
  )
}

function Logged({ document: { title, sha256, index } }: { readonly document: Source }) {
  return (
    <>
      <dt>Text</dt>
      <dd>
        {title}: SHA-256 <code>{sha256}</code>, entry {index} of the log
      </dd>
    </>
  )
}

function Compared({ isClaim }: { readonly isClaim: boolean }) {
  return isClaim ? (
    <p class="verbatim tag" role="status" id="compared">
      <Sign of="verbatim" />
      These are the words that were asked, and nothing else was.
    </p>
  ) : (
    <p class="warning" role="alert" id="compared">
      This is another claim. One character makes it another, and so does a speaker or a date that was claimed
      with it.
    </p>
  )
}

function CompareForm({ id, claim }: { readonly id: string; readonly claim: Claim | null }) {
  return (
    <form action={receiptAt(id)} aria-label="Compare with the receipt">
      <label for="quote">The quotation</label>
      <textarea id="quote" name="quote" rows={2} required dir="auto" spellcheck={false}>
        {claim?.quote ?? ''}
      </textarea>
      <div class="fields">
        <div>
          <label for="speaker">
            Said by <small>if claimed</small>
          </label>
          <input id="speaker" name="speaker" value={claim?.speaker ?? ''} autocomplete="off" dir="auto" />
        </div>
        <div>
          <label for="date">
            On <small>if claimed</small>
          </label>
          <input id="date" name="date" value={claim?.date ?? ''} autocomplete="off" />
        </div>
      </div>
      <label for="document">
        Only in this text <small>its id, if asked</small>
      </label>
      <input id="document" name="document" value={claim?.document ?? ''} autocomplete="off" />
      <input type="hidden" name="format" value="html" />
      <button type="submit">Compare</button>
    </form>
  )
}
