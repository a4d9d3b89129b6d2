/** What went wrong, as a page. */
import { HOME } from './address.ts'
import { Page } from './layout.tsx'

type Props = { readonly title: string; readonly detail: string; readonly requestId: string }

export function ProblemPage({ title, detail, requestId }: Props) {
  return (
    <Page title={`Verbatim: ${title}`} unlisted>
      <h1>{title}</h1>
      <p>{detail}</p>
      <p class="hint">Request {requestId}</p>
      <p>
        <a href={HOME}>Check a quotation</a>
      </p>
    </Page>
  )
}
