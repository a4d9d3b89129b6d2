/** What a program with the typed client does; compiled in a project of its own, which has nothing but the package. */
import { createClient } from 'verbatim/client'

export async function run(url: string, claim: { readonly quote: string; readonly speaker: string }) {
  const client = createClient(url)
  const verified = await client.v1.verify.$post({ json: claim })
  if (!verified.ok) throw new Error((await verified.json()).detail)
  const { verdict, matches } = await verified.json()
  verdict satisfies 'verbatim' | 'altered' | 'misattributed' | 'misdated' | 'not_found' | 'undetermined'

  const id = matches[0]?.document.id ?? ''
  const read = await client.v1.documents[':id'].$get({ param: { id }, query: {} })
  const document = read.status === 200 ? await read.json() : null

  const reviewed = await client.v1.review.$post({
    json: { text: `“${claim.quote},” said ${claim.speaker}.` },
  })
  const findings = reviewed.ok ? (await reviewed.json()).findings : []

  const refused = await client.v1.verify.$get({ query: { quote: '' } })
  const problem = refused.status === 400 ? await refused.json() : null
  return {
    verdict,
    text: document?.text satisfies string | undefined,
    findings: findings.map((finding) => finding.verdict satisfies string),
    fields: problem?.errors.map(({ field }) => field satisfies string),
  }
}
