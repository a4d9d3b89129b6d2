/** The claim as an editor corrects it by its source. */
import type { Match } from '../service/answer.ts'
import { type MarkedPart, markChanges, spaced } from '../service/changes.ts'

export function MarkUp({ quote, match }: { readonly quote: string; readonly match: Match }) {
  const parts = markChanges(quote, match)
  return (
    <>
      <p class="markup" lang={match.document.language} dir="auto">
        {parts.map((part) => (
          <Part {...part} />
        ))}
      </p>
      <Legend parts={parts} />
    </>
  )
}

function Part({ kind, text }: MarkedPart) {
  const [before, words, behind] = spaced(text)
  switch (kind) {
    case 'kept':
    case 'mark':
      return <>{text}</>
    case 'struck':
      return <del>{text}</del>
    case 'inserted':
      return (
        <>
          {before}
          <ins>{words}</ins>
          {behind}
        </>
      )
    case 'opened':
      return (
        <>
          {before}
          <span class="opened">{words}</span>
          {behind}
        </>
      )
  }
}

function Legend({ parts }: { readonly parts: readonly MarkedPart[] }) {
  const has = (kind: MarkedPart['kind']): boolean => parts.some((part) => part.kind === kind)
  const keys = [
    ...(has('struck') ? [<del>struck</del>, ' are words that only the claim has'] : []),
    ...(has('struck') && has('inserted') ? ['; '] : []),
    ...(has('inserted') ? [<ins>inserted</ins>, ' are the source’s'] : []),
    ...(has('opened')
      ? [<span class="opened">dotted</span>, ' are the words that a mark of the claim stands for']
      : []),
  ]
  return keys.length === 0 ? null : <p class="hint markup-key">{keys}.</p>
}
