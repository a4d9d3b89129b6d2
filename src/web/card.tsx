/** An answer in a frame on somebody else's page. */

import { html } from 'hono/html'
import type { Answer } from '../service/answer.ts'
import { FACES } from '../service/face.ts'
import { quoted } from '../service/shorten.ts'
import { askAt, HOME } from './address.ts'
import { Warnings } from './answer.tsx'
import { Head } from './layout.tsx'
import { MarkUp } from './mark-up.tsx'
import { Sign } from './sign.tsx'

/** CSS pixels. */
export const CARD_SIZE = { width: 480, height: 260 } as const

export function Card({ answer }: { readonly answer: Answer }) {
  const { verdict, claim, matches, summary, warnings } = answer
  const [match] = matches
  return html`<!doctype html>
${(
  <html lang="en">
    <Head title={`${FACES[verdict].word}: ${quoted(claim.quote)}`} unlisted />
    <body class="card">
      <main class={`answer ${verdict}`}>
        <h1 class="verdict">
          <Sign of={verdict} />
          {FACES[verdict].word}
        </h1>
        {match !== undefined && match.edits.length > 0 ? (
          <MarkUp quote={claim.quote} match={match} />
        ) : (
          <p class="markup" lang={match?.document.language} dir="auto">
            {claim.quote}
          </p>
        )}
        <p>{summary}</p>
        <Warnings of={warnings} />
        <p>
          <a href={askAt(HOME, claim)} target="_blank" rel="noopener">
            Verbatim: the whole answer
          </a>
        </p>
      </main>
    </body>
  </html>
)}`
}
