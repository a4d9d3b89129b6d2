/** What a reader takes along: a citation, the address of the answer, a badge, a card. */

import { raw } from 'hono/html'
import type { Answer, Match } from '../service/answer.ts'
import { citationsOf } from '../service/citation/cite.ts'
import { quotationOf } from '../service/citation/quotation.ts'
import { FACES } from '../service/face.ts'
import { passageAddress } from '../service/passage.ts'
import { askAt, BADGE, CARD, HOME, isShareable, OEMBED } from './address.ts'
import { CARD_SIZE } from './card.tsx'
import { CHECKS, type FormValues } from './form.tsx'
import { frameOf, inAttribute } from './oembed.ts'

/** `origin`: where the service was reached. */
type Props = { readonly answer: Answer; readonly origin: string }

type TakeAlongProps = Props & {
  readonly offersReceipt: boolean
  /** Where it is, if there is one already. */
  readonly receipt: string | null
  /** What was asked. */
  readonly values: FormValues
}

export function TakeAlong({ answer, origin, offersReceipt, receipt, values }: TakeAlongProps) {
  const [match] = answer.matches
  return (
    <section aria-labelledby="take-along">
      <h2 id="take-along">Take it along</h2>
      {match !== undefined && <CiteAs match={match} origin={origin} />}
      {isShareable(answer.claim) && <Share answer={answer} origin={origin} />}
      {receipt !== null && (
        <p>
          <a href={receipt}>The receipt of this answer</a>
        </p>
      )}
      {receipt === null && offersReceipt && <Keep values={values} />}
    </section>
  )
}

function CiteAs({ match, origin }: { readonly match: Match; readonly origin: string }) {
  const { plain, apa, chicago, bibtex, csl } = citationsOf(match, addressOf(match, origin))
  const styles = [
    ['Plain', plain],
    ['APA', apa],
    ['Chicago', chicago],
    ['BibTeX', bibtex],
    ['CSL-JSON', JSON.stringify([csl], null, 2)],
  ] as const
  return (
    <details>
      <summary>Cite the source</summary>
      {styles.map(([style, text]) => (
        <Snippet label={style} text={text} />
      ))}
    </details>
  )
}

function Share({ answer: { claim, verdict }, origin }: Props) {
  const at = (path: string): string => origin + askAt(path, claim)
  const title = `Verbatim: ${FACES[verdict].word}`
  return (
    <details>
      <summary>Share this answer</summary>
      <p class="hint">
        Each asks the library anew when it is looked at, so it always says what the texts held then say.
        Whoever has the address can read the quotation in it.
      </p>
      <Snippet label="Link" text={at(HOME)} />
      <Snippet
        label="Badge"
        text={`<a href="${inAttribute(at(HOME))}"><img src="${inAttribute(at(BADGE))}" alt="${title}"></a>`}
      />
      <Snippet label="Card" text={frameOf(at(CARD), { ...CARD_SIZE, title })} />
    </details>
  )
}

/** Whoever asks for a receipt has it kept, so a link, which programs follow too, would not do. */
function Keep({ values }: { readonly values: FormValues }) {
  return (
    <details>
      <summary>Keep it as evidence</summary>
      <form method="post" action={HOME} enctype="multipart/form-data" aria-label="Ask for a receipt">
        {Object.entries(values).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p>
          A receipt is a signed statement of this answer, with the time and the proof that the text was held.
          Anybody can verify it later, also without this service. It is kept for ever; of your words only
          their SHA-256 is in it.
        </p>
        <button type="submit" name="check" value={CHECKS.receipt}>
          Sign a receipt
        </button>
      </form>
    </details>
  )
}

/** A button to copy it comes with the script. */
function Snippet({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div class="snippet">
      <h3>{label}</h3>
      <pre>{text}</pre>
    </div>
  )
}

/** What other programs read of an answer: where its card is, and the source's words as linked data. */
export function LinkedData({ answer, origin }: Props) {
  const [match] = answer.matches
  const page = origin + askAt(HOME, answer.claim)
  return (
    <>
      {isShareable(answer.claim) && (
        <link rel="alternate" type="application/json+oembed" href={oembedAt(origin, page)} title="Verbatim" />
      )}
      {match !== undefined && match.attribution.speaker !== null && (
        <script type="application/ld+json">
          {raw(JSON.stringify(quotationOf(match, addressOf(match, origin))).replaceAll('<', '\\u003c'))}
        </script>
      )}
    </>
  )
}

function oembedAt(origin: string, page: string): string {
  return `${origin}${OEMBED}?${new URLSearchParams({ url: page })}`
}

/** Where the text was published, else its page here. */
function addressOf(match: Match, origin: string): string | null {
  if (match.document.url !== null) return match.document.url
  const passage = passageAddress(match)?.split('#', 1)[0]
  return passage === undefined ? null : origin + passage
}
