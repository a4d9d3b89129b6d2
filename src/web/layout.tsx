/** The frame of every page. */
import { html, raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { TEXTS } from '../service/passage.ts'
import { HOME, ICON } from './address.ts'
import { STYLE } from './style.ts'

export type PageProps = PropsWithChildren<{
  readonly title: string
  /** What follows the style in the head. */
  readonly head?: Child
  /** `wide`: two columns, where there is room; `manual`: with its contents in `aside`. */
  readonly shape?: 'wide' | 'manual'
  readonly aside?: Child
  /** Kept out of search engines: it says what somebody asked, or sent. */
  readonly unlisted?: boolean
}>

export function Page({ title, head, shape, aside, unlisted = false, children }: PageProps) {
  return html`<!doctype html>
${(
  <html lang="en">
    <Head title={title} unlisted={unlisted}>
      {head}
    </Head>
    <body class={shape}>
      <a class="skip" href="#content">
        To the content
      </a>
      <header>
        <a class="brand" href={HOME}>
          <span aria-hidden="true">“</span>Verbatim<span aria-hidden="true">”</span>
        </a>
        <nav aria-label="Site">
          <a href={TEXTS}>Texts</a>
          <a href="/docs">For programs</a>
        </nav>
      </header>
      {aside}
      <main id="content" tabindex={-1}>
        {children}
      </main>
      <footer>
        <p>“Not found” means: not in the texts held. It does not mean that nobody said it.</p>
      </footer>
    </body>
  </html>
)}`
}

type HeadProps = PropsWithChildren<{ readonly title: string; readonly unlisted?: boolean }>

export function Head({ title, unlisted = false, children }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {unlisted && <meta name="robots" content="noindex" />}
      <link rel="icon" href={ICON} type="image/svg+xml" />
      <style>{raw(STYLE)}</style>
      {children}
    </head>
  )
}
