/** What a program with a client that was generated from the description does. */
import { Api, type Problem } from './api.ts'

export async function run(baseUrl: string, claim: { readonly quote: string; readonly speaker: string }) {
  const { v1 } = new Api({ baseUrl })
  const { data: answer } = await v1.verify(claim)
  answer.verdict satisfies
    | 'verbatim'
    | 'altered'
    | 'misattributed'
    | 'misdated'
    | 'not_found'
    | 'undetermined'

  const { data: document } = await v1.readDocument(answer.matches[0]?.document.id ?? '')

  const { data: review } = await v1.review({ text: `“${claim.quote},” said ${claim.speaker}.` })

  const problem = await v1.verify({ quote: '' }).then(
    () => null,
    (response: { error: Problem }) => response.error,
  )
  return {
    verdict: answer.verdict,
    text: document.text satisfies string,
    findings: review.findings.map((finding) => finding.verdict satisfies string),
    fields: problem?.errors.map(({ field }) => field satisfies string),
  }
}
