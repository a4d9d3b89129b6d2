/** The ways to ask for a verdict: the function, the routes, and the command. Each over the same texts. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, readSources } from '../../src/cli/sources.ts'
import { createApp } from '../../src/http/app.ts'
import type { Answer } from '../../src/service/answer.ts'
import { openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { type Claim, verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { verbatim } from '../cli/process.ts'
import { asking, posting } from '../http/texts.ts'

/** Answers claims in their order. */
export type Surface = (claims: readonly Claim[]) => Promise<Answer[]>

const ROOT = join(import.meta.dirname, '..', '..')
/** The seed of the library, and the texts made for the cases. */
const FOLDERS = [join(ROOT, 'data'), import.meta.dirname]

/** Quotes up to here go into a query, longer ones into a body; in UTF-16 units. */
const QUERY_UNITS_MAX = 400
const BATCH_CLAIMS = 50

export const SURFACES: Readonly<Record<string, Surface>> = {
  'verify()': byFunction,
  '/v1/verify': byRequest,
  '/v1/verify/batch': byBatch,
  'verbatim verify --claims': byCommand,
}

async function byFunction(claims: readonly Claim[]): Promise<Answer[]> {
  const library = await openLibrary(await openStore())
  if (library === null) throw new Error('The texts were published, but are not there')
  return Promise.all(
    claims.map(async (claim) => {
      const verification = await verify(library, claim, { limit: 5 })
      if (verification.kind === 'answer') return verification.answer
      throw new Error(`There is no document ${claim.document}`)
    }),
  )
}

async function byRequest(claims: readonly Claim[]): Promise<Answer[]> {
  const app = createAppOver(await openStore())
  return Promise.all(
    claims.map(async (claim) => {
      const fields = stated(claim)
      const response = await (claim.quote.length > QUERY_UNITS_MAX
        ? app.request('/v1/verify', posting(fields))
        : app.request(asking(fields)))
      return response.json<Answer>()
    }),
  )
}

async function byBatch(claims: readonly Claim[]): Promise<Answer[]> {
  const app = createAppOver(await openStore())
  const answers: Answer[] = []
  for (let at = 0; at < claims.length; at += BATCH_CLAIMS) {
    const body = { claims: claims.slice(at, at + BATCH_CLAIMS) }
    const response = await app.request('/v1/verify/batch', posting(body))
    const { results } = await response.json<{ results: { answer: Answer }[] }>()
    answers.push(...results.map(({ answer }) => answer))
  }
  return answers
}

async function byCommand(claims: readonly Claim[]): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-cases-'))
  try {
    for (const from of FOLDERS) {
      cpSync(join(from, 'texts'), join(folder, 'texts'), { recursive: true })
    }
    const state = join(folder, 'state')
    await printed(['ingest', '--quiet', '--no-starter', '--data', folder, '--state', state], '')
    const lines = claims.map((claim) => JSON.stringify(claim)).join('\n')
    const answers = await printed(['verify', '--json', '--claims', '-', '--state', state], lines)
    return answers
      .trimEnd()
      .split('\n')
      .map((line): Answer => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

let published: Promise<Store> | undefined

/** A store of its own to whoever reads libraries from it, over what is published once. */
async function openStore(): Promise<Store> {
  published ??= publishTexts()
  return { ...(await published) }
}

async function publishTexts(): Promise<Store> {
  const store = memoryStore()
  const { documents } = await readSources(FOLDERS.map(dataFolder))
  await publish(store, documents)
  return store
}

function createAppOver(store: Store) {
  return createApp({ store: () => store })
}

/** The fields that are stated. */
function stated({ quote, speaker, date, document }: Claim): Record<string, string> {
  const fields = { speaker, date, document }
  return {
    quote,
    ...Object.fromEntries(
      Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [[field, value]])),
    ),
  }
}

/** What the command prints. Rejects if it cannot do its work; findings are its work. */
async function printed(words: readonly string[], stdin: string): Promise<string> {
  const { code, stdout, stderr } = await verbatim(words, { stdin })
  // A process that breaks ends with 1 too.
  if (stdout !== '' && (code === 0 || code === 1)) return stdout
  throw new Error(stderr)
}
