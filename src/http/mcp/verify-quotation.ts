/** The tool with which an agent checks what it is about to quote. */
import { renderAnswer } from '../../service/render.ts'
import { verify } from '../../service/verify.ts'
import { verifyQuotationInput, verifyQuotationOutput } from '../contract/tool.ts'
import { claimOf, unknownDocument } from '../verify.ts'
import type { Tool } from './tool.ts'

export const verifyQuotation: Tool<typeof verifyQuotationInput, typeof verifyQuotationOutput> = {
  name: 'verify_quotation',
  title: 'Verify a quotation',
  description: `Checks one quotation against a library of canonical texts, before you quote it or say who said it. Give the exact words as \`quote\`, and \`speaker\` and \`date\` if you would state them: they are checked, too.

\`verdict\`:
- verbatim: the source has these words, or they are honestly shortened or spelled another way.
- altered: the source has other words; \`matches[0].edits\` says which. Do not quote yours.
- misattributed, misdated: the words stand there, but in another mouth, on another day, or only as narration or indirect speech; see \`reasons\` and \`matches[0].attribution\`.
- not_found: not in the texts held here. It does not mean that the quotation is false or that nobody said it: say that you could not verify it. \`nearest\` may show what was meant.
- undetermined: it could not be decided; \`reasons\` says why.

Then quote \`matches[0].text\`, which is the source's own wording, and cite \`matches[0].document\`. Where \`matches[0].voice\` is \`reported\`, \`mixed\` or \`narration\`, they are the document's words and nobody's own: put them in nobody's mouth. Read \`warnings\` even if the verdict is verbatim: a negation, number, name or condition that the quotation changes, hides or leaves out. \`similarity\` decides nothing. \`summary\` says it all in a sentence. A longer text with several quotations goes to review_text.`,
  input: verifyQuotationInput,
  output: verifyQuotationOutput,
  async call(library, asked) {
    const verification = await verify(library, claimOf(asked), asked)
    if (verification.kind === 'unknown_document') {
      return { kind: 'failed', code: 'unknown_document', ...unknownDocument('document') }
    }
    const { answer } = verification
    return { kind: 'told', text: renderAnswer(answer), structure: answer }
  },
}
