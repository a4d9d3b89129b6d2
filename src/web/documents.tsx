/** The page that lists the texts held. */
import type { DocumentRow } from '../core/index/table.ts'
import type { Corpus } from '../service/answer.ts'
import { TEXTS, textAddress } from '../service/passage.ts'
import { years } from '../service/phrase.ts'
import { numbered } from '../service/terminal.ts'
import { Page } from './layout.tsx'

type Props = {
  readonly documents: readonly DocumentRow[]
  readonly corpus: Corpus
  /** The `after` of the page that follows. */
  readonly next: string | null
}

export function DocumentsPage({ documents, corpus, next }: Props) {
  return (
    <Page title="The texts held">
      <h1>The texts held</h1>
      <p>
        {numbered(corpus.documents, 'text')}, {numbered(corpus.words, 'word')}
        {corpus.from !== null && `, of ${years(corpus.from, corpus.until)}`}. By id:
      </p>
      <ul>
        {documents.map(({ id, title, author, speaker, publication, date, words }) => {
          const facts = [speaker, author, publication, date, numbered(words, 'word')]
          return (
            <li>
              <a href={textAddress(id)}>{title}</a>{' '}
              <span class="hint">{facts.filter((fact) => fact !== null && fact !== title).join(', ')}</span>
            </li>
          )
        })}
      </ul>
      {next !== null && (
        <p>
          <a href={`${TEXTS}?${new URLSearchParams({ after: next })}`}>More</a>
        </p>
      )}
    </Page>
  )
}
