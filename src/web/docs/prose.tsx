/** A sentence of the description: what stands between backticks is code. */

/** A code of a problem between backticks, at the beginning of what it means. */
const PROBLEM = /^[a-z]+(?:_[a-z]+)+$|^(?:unauthorized|internal)$/

export function Prose({
  text,
  linksProblems = false,
}: {
  readonly text: string
  readonly linksProblems?: boolean
}) {
  return (
    <>
      {text.split('`').map((part, index) => {
        if (index % 2 === 0) return part
        if (!linksProblems || !PROBLEM.test(part)) return <code>{part}</code>
        return (
          <a href={`/problems/${part}`}>
            <code>{part}</code>
          </a>
        )
      })}
    </>
  )
}
