/** `npm run bench:live`: a text is published while others are being verified, on a running service that lifts its limits (`UNLIMITED`). */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { EXIT, MisuseError } from '../../../src/cli/exit.ts'
import { run } from '../../../src/cli/run.ts'
import { quantile } from '../bench/quantile.ts'
import { randomFrom } from '../random.ts'

const USAGE = `Usage: npm run bench:live -- --key KEY [--url http://localhost:8787] [--rate 50] [--seconds 20]

  --key KEY    a key that the service publishes for: npm run verbatim -- key makes one
  --url URL    where the service runs (http://localhost:8787)
  --rate N     claims a second (50)
  --seconds N  for so long; the text is published after half of it, and removed at the end (20)

Exit code 0 means that no request failed and the text was found.
`
const DOCUMENT = 'bench-live'
const LIST = z.object({ documents: z.array(z.object({ id: z.string() })) })
const ANSWER = z.object({ verdict: z.string() })

await run(async () => {
  const { url, key, rate, seconds } = readArguments()
  const quotes = await quotesFrom(url)
  const claims = { asked: 0, failed: 0, milliseconds: [] as number[] }
  const ask = async (quote: string): Promise<void> => {
    const began = performance.now()
    const verdict = await verdictOf(url, quote)
    claims.milliseconds.push(performance.now() - began)
    claims.asked++
    if (verdict !== 'verbatim') claims.failed++
  }
  const marker = `the lamplighter of ${Date.now().toString(36)} counted nineteen herons`
  const publishing = wait((seconds * 1000) / 2).then(() => publish(url, key, marker))
  const asked: Promise<void>[] = []
  for (let number = 0; number < rate * seconds; number++) {
    asked.push(ask(quotes[number % quotes.length] ?? ''))
    await wait(1000 / rate)
  }
  const [published] = await Promise.all([publishing, ...asked])
  await fetch(new URL(`/v1/documents/${DOCUMENT}`, url), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key}` },
  })
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(claims.milliseconds, share).toFixed(0))
  process.stdout.write(
    `${claims.asked} claims, ${claims.failed} failed; p50 ${p50} ms, p99 ${p99} ms\n${published.line}\n`,
  )
  return claims.failed === 0 && published.found ? EXIT.ok : EXIT.findings
})

async function publish(url: URL, key: string, words: string): Promise<{ found: boolean; line: string }> {
  const began = performance.now()
  const response = await fetch(new URL(`/v1/documents/${DOCUMENT}`, url), {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Bench',
      language: 'en',
      text: `It was written that ${words} before dawn.`,
    }),
  })
  const put = performance.now() - began
  if (!response.ok)
    return { found: false, line: `not published: ${response.status} ${await response.text()}` }
  while (performance.now() - began < 120_000) {
    if ((await verdictOf(url, words)) === 'verbatim') {
      const found = performance.now() - began
      return { found: true, line: `published in ${put.toFixed(0)} ms, found after ${found.toFixed(0)} ms` }
    }
    await wait(100)
  }
  return { found: false, line: 'published, but not found within two minutes' }
}

/** Twelve words each, from texts of the library. */
async function quotesFrom(url: URL): Promise<string[]> {
  const random = randomFrom(1)
  const { documents } = LIST.parse(await (await fetch(new URL('/v1/documents?limit=20', url))).json())
  const quotes: string[] = []
  for (const { id } of documents) {
    const text = await (await fetch(new URL(`/v1/documents/${id}?format=text`, url))).text()
    const words = text.split(/\s+/)
    for (let count = 0; count < 10; count++) {
      const from = random.below(Math.max(1, words.length - 12))
      const quote = words.slice(from, from + 12).join(' ')
      // What holds brackets or marks of its own may be read in more ways than one.
      if (/^[\p{L}\s,.;'-]+$/u.test(quote) && (await verdictOf(url, quote)) === 'verbatim') quotes.push(quote)
    }
  }
  if (quotes.length === 0) throw new MisuseError(`There is nothing to ask of the library at ${url}`)
  return quotes
}

async function verdictOf(url: URL, quote: string): Promise<string> {
  const response = await fetch(new URL('/v1/verify', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ quote }),
  }).catch(() => null)
  if (response === null || !response.ok) return 'failed'
  return ANSWER.parse(await response.json()).verdict
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        key: { type: 'string' },
        url: { type: 'string', default: 'http://localhost:8787' },
        rate: { type: 'string', default: '50' },
        seconds: { type: 'string', default: '20' },
      },
    })
    if (values.key !== undefined) {
      return {
        url: new URL(values.url),
        key: values.key,
        rate: Number(values.rate),
        seconds: Number(values.seconds),
      }
    }
  } catch {
    // Told below.
  }
  throw new MisuseError(USAGE)
}
