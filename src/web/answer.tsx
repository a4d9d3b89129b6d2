/** An answer for people: the verdict, the claim as an editor corrects it, whose words they are, and where they stand. */

import type { Answer, Match } from '../service/answer.ts'
import { day } from '../service/day.ts'
import { FACES, meaningOf } from '../service/face.ts'
import { passageAddress, TEXTS } from '../service/passage.ts'
import { describeReasons, describeWarning } from '../service/phrase.ts'
import { heldOf } from '../service/render.ts'
import { cite } from '../service/says.ts'
import { numbered } from '../service/terminal.ts'
import { MarkUp } from './mark-up.tsx'
import { Sign } from './sign.tsx'

export function AnswerView({ answer }: { readonly answer: Answer }) {
  const { verdict, reasons, warnings, summary, claim, matches, nearest } = answer
  const [decisive, ...others] = matches
  return (
    <section class={`answer ${verdict}`} id="answer" tabindex={-1} aria-labelledby="verdict">
      <h2 class="verdict" id="verdict">
        <Sign of={verdict} />
        {FACES[verdict].word}
      </h2>
      <p>
        <b>{meaningOf(answer, claim.document !== null)}</b>
        {reasons.length > 0 && <span class="reasons"> ({describeReasons(reasons)})</span>}
      </p>
      <p>{summary}</p>
      {decisive !== undefined && decisive.edits.length > 0 ? (
        <MarkUp quote={claim.quote} match={decisive} />
      ) : (
        <p class="markup" lang={decisive?.document.language} dir="auto">
          {claim.quote}
        </p>
      )}
      <Warnings of={warnings} />
      {decisive !== undefined && <Place match={decisive} />}
      {others.length > 0 && <Others matches={others} answer={answer} />}
      {nearest !== null && <Nearest match={nearest} />}
      {matches.length === 0 && <Absence answer={answer} />}
    </section>
  )
}

/** What wants to be read before the words are printed, whatever the verdict. */
export function Warnings({ of }: { readonly of: Answer['warnings'] }) {
  return (
    <>
      {of.map((warning) => (
        <p class="warning">
          <b>Mind:</b> {describeWarning(warning)}
        </p>
      ))}
    </>
  )
}

function Place({ match }: { readonly match: Match }) {
  const { attribution, checks, document, voice } = match
  const { speaker, role, date, via, candidates } = attribution
  return (
    <>
      <dl>
        <dt>Said by</dt>
        <dd>
          {speaker === null ? 'nobody whom the text names' : speaker}
          {role !== null && `, ${role}`}
          <Check is={checks.speaker} />
          {candidates.length > 0 && ` It may be ${candidates.join(' or ')}.`}
        </dd>
        <dt>On</dt>
        <dd>
          {date === null ? 'a day that the text does not tell' : day(date)}
          {date === null && checks.date === 'contradicted' ? (
            <b>
              {document.date === null ? ', but not as claimed' : `, but published by ${day(document.date)}`}
            </b>
          ) : (
            <Check is={checks.date} />
          )}
        </dd>
        {via.length > 0 && <dt>Through</dt>}
        {via.length > 0 && <dd>{via.join(', ')}</dd>}
        <dt>In</dt>
        <dd>
          <Where match={match} />
          {document.author !== null && `, by ${document.author}`}
          {document.translation && ', a translation'}
          {document.superseded && ', an older version that has been replaced'}
        </dd>
        {voice !== null && <dt>As</dt>}
        {voice !== null && <dd>{VOICES[voice]}</dd>}
      </dl>
      <h3>In the source</h3>
      <Context match={match} />
      <Links match={match} />
    </>
  )
}

const VOICES = {
  speech: 'words of the speaker',
  reported: 'what somebody said, told indirectly: not as the speaker’s very words',
  narration: 'the text’s own words',
  mixed: 'partly quoted, partly the text’s own words',
} as const

function Check({ is }: { readonly is: Match['checks']['speaker'] | Match['checks']['date'] }) {
  switch (is) {
    case 'not_claimed':
      return null
    case 'confirmed':
      return <span class="aside"> (as claimed)</span>
    case 'published':
      return <span class="aside"> (published on the day claimed)</span>
    case 'contradicted':
      return <b> (not as claimed)</b>
    case 'unknown':
      return <span class="aside"> (whether that is as claimed cannot be told)</span>
  }
}

function Where({ match }: { readonly match: Match }) {
  return <cite>{cite(match).replace(/,$/, '')}</cite>
}

function Context({ match: { context, text, document } }: { readonly match: Match }) {
  return (
    <blockquote lang={document.language} dir="auto">
      {context.before !== '' && '… '}
      {context.before}
      <mark>{text}</mark>
      {context.after}
      {context.after !== '' && ' …'}
    </blockquote>
  )
}

function Links({ match }: { readonly match: Match }) {
  const passage = passageAddress(match)
  return (
    <p>
      {passage !== null && <a href={passage}>Read it in the whole text</a>}
      {passage !== null && match.link !== null && ' · '}
      {match.link !== null && (
        <a href={match.link} rel="noreferrer">
          Where it was published
        </a>
      )}
    </p>
  )
}

function Others({ matches, answer }: { readonly matches: readonly Match[]; readonly answer: Answer }) {
  const { count, complete } = answer.places
  return (
    <details>
      <summary>
        It stands in {complete ? '' : 'at least '}
        {numbered(count, 'place')}
      </summary>
      {matches.map((match) => (
        <OtherPlace match={match} />
      ))}
    </details>
  )
}

function OtherPlace({ match }: { readonly match: Match }) {
  return (
    <>
      <p>
        {match.attribution.speaker !== null && `${match.attribution.speaker}, `}
        <Where match={match} />
      </p>
      <Context match={match} />
      <Links match={match} />
    </>
  )
}

function Nearest({ match }: { readonly match: Match }) {
  return (
    <details>
      <summary>The nearest place, too far from the claim to be its source</summary>
      <OtherPlace match={match} />
    </details>
  )
}

/** What it means here that nothing was found. */
function Absence({ answer: { corpus, claim } }: { readonly answer: Answer }) {
  const { documents, words, speaker } = corpus
  return (
    <>
      <h3>What that means</h3>
      <p>
        {claim.document === null ? (
          <>
            The words were looked for in all <a href={TEXTS}>{numbered(documents, 'text')} held</a>,{' '}
            {numbered(words, 'word')}.{' '}
          </>
        ) : (
          'The words were looked for in that text only. '
        )}
        {speaker != null && `Held ${heldOf(speaker)}. `}
        They may have been said where no text here has them; and they may stand here in other words, or in
        another language.
      </p>
    </>
  )
}
