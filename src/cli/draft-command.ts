/** `verbatim review` and `verbatim quotations`, as they are called. */
import { type Command, Option } from 'commander'
import type { DraftOptions } from './draft.ts'
import { EXIT } from './exit.ts'
import { asJson, colorOption, type FormatOptions, jsonOption, paintOf } from './format.ts'
import { ASKING_KEY_ENV, COLOR_ENV, documented, MISUSE, SERVICE, STATE_FILE, URL_ENV } from './help.ts'
import { stateOption, urlOption } from './place.ts'
import type { ReviewOptions } from './review.ts'
import { run } from './run.ts'
import { parseVerdicts, VERDICT_LIST } from './site-settings.ts'

const MARKDOWN =
  'In Markdown code, front matter, addresses of links, tags and comments quote nobody. <!-- verbatim-ignore --> before a paragraph, an item or a block quotation, or in it, leaves that alone; <!-- verbatim-ignore-start --> and <!-- verbatim-ignore-end --> all that stands between them. It is told as skipped.'

export function addReviewCommand(program: Command): void {
  const command = program
    .command('review')
    .summary('verify every quotation of a draft, or of many')
    .description(
      'Verify every quotation of drafts, each with its place, its verdict and what would be right.',
    )
    .argument('<file...>', 'text, Markdown or HTML; a pattern such as "docs/**/*.md"; - is standard input')
  readingOptions(command)
    .optionsGroup('Where to look:')
    .addOption(stateOption())
    .addOption(urlOption('have the service there review them, up to 50 quotations each'))
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print all that is known, of all drafts, as one JSON object'))
    .addOption(
      new Option('--sarif', 'print one SARIF 2.1.0 log, for editors and code hosts')
        .default(false)
        .conflicts('json'),
    )
    .addOption(colorOption())
    .option('--quiet', 'show no progress', false)
    .optionsGroup('Options:')
    .option(
      '--fail-on <verdicts>',
      `verdicts that end it with 1, parted by commas: ${VERDICT_LIST} (default: all of them)`,
      parseVerdicts,
    )
    .action((files: readonly string[], options: ReviewOptions) =>
      run(async () => {
        const { reviewFiles } = await import('./review.ts')
        return reviewFiles(files, options)
      }),
    )
  documented(command, {
    notes: [MARKDOWN],
    examples: [
      ['verbatim review article.txt --date 2026-11-20', '“On Friday” in it hangs on the date.'],
      ['verbatim review "docs/**/*.md" --fail-on altered,misattributed', 'What is not held ends it with 0.'],
      ['verbatim review "docs/**/*.md" --sarif > verbatim.sarif', 'For code scanning, see integrations/.'],
      ['pandoc -t plain speech.docx | verbatim review -', 'From standard input.'],
    ],
    exitCodes: [
      [0, 'every quotation of every draft is verbatim, or of no verdict of --fail-on'],
      [1, 'one is not'],
      MISUSE,
      SERVICE,
    ],
    environment: [URL_ENV, ASKING_KEY_ENV, COLOR_ENV],
    files: [STATE_FILE],
    seeAlso: 'verbatim quotations, which looks nothing up; verbatim verify, for one quotation',
  })
}

export function addQuotationsCommand(program: Command): void {
  const command = program
    .command('quotations')
    .summary('find the quotations of a text, and who said them')
    .description('Find the quotations of a text, and who said them. Nothing is looked up in the library.')
    .argument('<file>', 'text, Markdown or HTML; - is standard input')
  readingOptions(command)
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print all that is known'))
    .addOption(colorOption())
    .optionsGroup('Options:')
    .action((file: string, options: DraftOptions & FormatOptions) =>
      run(async () => {
        const { readDraftFile, whereIn } = await import('./draft.ts')
        const { findQuotations } = await import('../service/quotations.ts')
        const { renderQuotations } = await import('../service/render-quotations.ts')
        const draft = await readDraftFile(file, options)
        const { cost: _, ...found } = findQuotations(draft)
        const style = { paint: paintOf(options), whereIs: whereIn(file, draft.content) }
        process.stdout.write(options.json ? asJson(found) : renderQuotations(found, style))
        return EXIT.ok
      }),
    )
  documented(command, {
    notes: [MARKDOWN],
    examples: [
      ['verbatim quotations article.md', 'A section for each.'],
      ['verbatim quotations - --html --json < page.html', 'All that is known, with the evidence.'],
    ],
    exitCodes: [[0, 'the text was read, whatever is in it'], MISUSE],
    environment: [COLOR_ENV],
    seeAlso: 'verbatim review, which verifies them',
  })
}

function readingOptions(command: Command): Command {
  return command
    .optionsGroup('How it is read:')
    .option('--html', 'as HTML, whatever the name of the file', false)
    .addOption(
      new Option('--markdown', 'as Markdown, whatever the name of the file').default(false).conflicts('html'),
    )
    .option('--language <tag>', 'the language of the text', 'en')
    .option('--date <date>', 'when it was or will be published; "on Friday" in it hangs on that')
}
