/** What every answer says of itself: by which program it was made, and from which library. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { ENGINE, VERSION } from '../core/version.ts'
import { type Library, openLibrary } from '../service/library.ts'
import type { HttpEnv } from './router.ts'

/** `Verbatim-Corpus` only where a library was opened: its version, as `corpus.version` has it. */
export const IDENTITY_HEADERS = ['Verbatim-Version', 'Verbatim-Engine', 'Verbatim-Corpus'] as const

/** The library that the request is answered from, which its answer then names. Throws `StoreError`. */
export async function openLibraryOf(c: Context<HttpEnv>): Promise<Library | null> {
  const library = await openLibrary(c.get('store'))
  if (library !== null) c.set('corpus', library.corpus.version)
  return library
}

/** After the fact, so that whatever made the response has them: a page, a 304, an answer to an agent. */
export const identity = createMiddleware<HttpEnv>(async (c, next) => {
  await next()
  c.header('Verbatim-Version', VERSION)
  c.header('Verbatim-Engine', ENGINE)
  const corpus = c.get('corpus')
  if (corpus !== undefined) c.header('Verbatim-Corpus', corpus)
})
