/** The tool with which an agent checks all that it quotes in what it wrote. */
import { renderReview } from '../../service/render-review.ts'
import { type Finding, review } from '../../service/review.ts'
import { reviewTextInput, reviewTextOutput } from '../contract/tool.ts'
import { draftIn } from '../draft.ts'
import type { Tool } from './tool.ts'

export const reviewText: Tool<typeof reviewTextInput, typeof reviewTextOutput> = {
  name: 'review_text',
  title: 'Review the quotations of a text',
  description: `Finds every quotation in plain text, Markdown or an HTML page, with who is said to have said it, and verifies each against the library: your own draft before you hand it over, or somebody's article. Up to 50 quotations at once.

Each of \`findings\` has the \`quotation\` with its place in the text, a \`verdict\` as verify_quotation has it (not_found means not in the texts held, never false; unchecked was not looked at; where \`summary.unread\` is not 0, so many characters at the end were not read: send them by themselves), and what would be right as \`correction\`. \`answer.matches[0].text\` is the source's own wording; \`answer.warnings\` want to be read whatever the verdict. A speaker or day that the text does not state beside the words contradicts nobody: such findings are undetermined. \`skipped\` lists marked words that are no quotations: titles, names, words held at arm's length. Nothing of the text is kept. \`omit_verbatim\` saves you what is right anyway.`,
  input: reviewTextInput,
  output: reviewTextOutput,
  async call(library, { omit_verbatim: omits, ...asked }) {
    const draft = draftIn(asked)
    const { summary, findings, skipped, corpus } = await review(library, draft)
    const told = findings.filter((finding) => !omits || !isRight(finding)).map(withOneMatch)
    return {
      kind: 'told',
      text: renderReview({ summary, findings: told, skipped }),
      structure: { summary, findings: told, skipped, language: draft.language, date: draft.date, corpus },
    }
  },
}

function isRight({ verdict, answer }: Finding): boolean {
  return verdict === 'verbatim' && answer?.warnings.length === 0
}

/** The place that decided is the first; others are a question of their own. */
function withOneMatch(finding: Finding): Finding {
  const { answer } = finding
  return answer === null
    ? finding
    : { ...finding, answer: { ...answer, matches: answer.matches.slice(0, 1) } }
}
