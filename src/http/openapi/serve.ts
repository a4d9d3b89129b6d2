/** What describes the API: to programs, and to people. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Description as ToRead } from '../../web/docs/description.ts'
import type { Description } from './describe.ts'

const DESCRIPTION_SECONDS = 3_600

/** Handlers of an app’s own description. It is made when it is first asked for, as that takes longer than an answer. */
export function describing(app: Pick<OpenAPIHono, 'getOpenAPI31Document'>) {
  let description: Description | undefined
  let page: { readonly origin: string; readonly html: string } | undefined
  const describe = async () => {
    const { describeApi } = await import('./describe.ts')
    // Kept itself, not as a promise: one request must not wait for what belongs to another.
    description ??= describeApi(app)
    return description
  }
  const allowKeeping = (c: Context) => c.header('Cache-Control', `public, max-age=${DESCRIPTION_SECONDS}`)
  return {
    async openapi(c: Context) {
      const told = await describe()
      allowKeeping(c)
      return c.json(told)
    },
    async docs(c: Context) {
      const { origin } = new URL(c.req.url)
      if (page?.origin !== origin) {
        const { DocsPage } = await import('../../web/docs/page.tsx')
        const toRead: ToRead = JSON.parse(JSON.stringify(await describe()))
        page = { origin, html: String(await DocsPage({ description: toRead, origin })) }
      }
      allowKeeping(c)
      return c.html(page.html)
    },
  }
}
