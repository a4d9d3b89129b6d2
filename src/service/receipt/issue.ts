/** Issuing: what was answered is stated, proved to rest on texts of the log, signed, and kept. */
import { SignJWT } from 'jose'
import { ENGINE } from '../../core/version.ts'
import type { Archive } from '../../store/archive.ts'
import { StoreError } from '../../store/store.ts'
import type { LogEntry } from '../../transparency/entry.ts'
import type { TransparencyLog } from '../../transparency/log.ts'
import { type PublicKey, publicKeyOf, type Signer } from '../../transparency/signer.ts'
import type { Answer, Match } from '../answer.ts'
import { type Library, newTally } from '../library.ts'
import { readRows } from '../rows.ts'
import type { Claim, VerifyOptions } from '../verify.ts'
import { readStatement } from './decode.ts'
import { ALGORITHM, claimDigest, RECEIPT_TYPE, type Receipt, type Statement, textsOf } from './statement.ts'

/** What it takes to issue receipts. */
export type Registry = {
  /** The public address of the service, without a slash at its end. */
  readonly issuer: string
  readonly signer: Signer
  /** The public keys of the signer, and of the one to come. */
  readonly announced: readonly PublicKey[]
  readonly log: TransparencyLog
  readonly archive: Archive
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** An answer, and what it was asked with. */
export type Answered = { readonly answer: Answer; readonly claim: Claim; readonly options: VerifyOptions }

/**
 * The receipt of an answer; the same one however often it is asked for. Texts that the log lacks yet are logged first.
 * Throws `StoreError`: then there is an answer, but no receipt; `corrupt` also if what is kept says something else.
 */
export async function issueReceipt(
  registry: Registry,
  library: Library,
  answered: Answered,
): Promise<Receipt> {
  const { answer, claim } = answered
  const { issuer, signer, log, archive, now } = registry
  const documents = await sourcesOf(library, answer.matches[0])
  const { checkpoint, inclusions } = await log.include([
    ...documents.map(({ id, sha256, digest }): LogEntry => ({ kind: 'document', id, sha256, digest })),
    // While a deployment spreads the log may still have other keys: what it never had, nobody could look up later.
    { kind: 'key', ...publicKeyOf(signer) },
  ])
  const payload: Statement = {
    iss: issuer,
    iat: Math.floor(now() / 1000),
    ...(await statementOf(answered)),
    documents: documents.map((document, at) => {
      const inclusion = inclusions[at]
      if (inclusion === undefined)
        throw new StoreError('corrupt', 'The log gave fewer proofs than were asked for')
      return { ...document, ...inclusion }
    }),
    checkpoint,
  }
  const jws = await new SignJWT(payload)
    .setProtectedHeader({ alg: ALGORITHM, kid: signer.kid, typ: RECEIPT_TYPE })
    .sign(signer.privateKey)
  const kept = await archive.keep(answer.id, jws)
  if (kept !== jws && contentOf(kept) !== contentOf(jws))
    throw new StoreError('corrupt', `The receipt "${answer.id}" that is kept is of another answer`)
  return { id: answer.id, jws: kept, claim }
}

/** What is said, but for by whom, when, and how the log stood then. */
function contentOf(jws: string): string | null {
  const statement = readStatement(jws)
  if (statement === null) return null
  const { iss, iat, checkpoint, documents, ...content } = statement
  return JSON.stringify([content, documents.map(({ id, digest }) => [id, digest])])
}

/** All that hangs on the claim, the texts and the program only: the same question to the same library, the same words. */
async function statementOf({ answer, claim, options }: Answered) {
  const { id, verdict, reasons, warnings, matches, corpus } = answer
  const [match] = matches
  const { version, documents, words } = corpus
  return {
    id,
    claim: { sha256: await claimDigest(claim) },
    asked: {
      limit: options.limit,
      coverage: options.coverage ?? false,
      one_document: claim.document !== null,
    },
    verdict,
    reasons,
    warnings: warnings.map(({ kind }) => kind),
    match: match === undefined ? null : tellMatch(match),
    corpus: { version, documents, words },
    engine: ENGINE,
  }
}

function tellMatch({ wording, voice, attribution, checks, document, span, pieces, selector }: Match) {
  const { speaker, date, via } = attribution
  const { id, sha256 } = document
  return { wording, voice, speaker, date, via, checks, document: id, sha256, span, pieces, selector }
}

/** The versions that a match stands in, its own first. Throws `StoreError`. */
async function sourcesOf(library: Library, match: Match | undefined) {
  if (match === undefined) return []
  const texts = textsOf(tellMatch(match))
  const versions = library.versions
    .filter(({ id }) => id === match.document.id || match.pieces.some(({ document }) => document === id))
    // Of two with the same text the latest was judged.
    .sort((a, b) => Number(a.superseded) - Number(b.superseded))
  const rows = await readRows(library, versions, newTally())
  return [...texts].map((text) => {
    const row = rows.find((one) => `${one.id} ${one.sha256}` === text)
    if (row === undefined) throw new StoreError('corrupt', `Cannot find the text that matches: "${text}"`)
    const { id, title, publication, date, sha256, digest } = row
    return { id, title, publication, date, sha256, digest }
  })
}
