/** `verbatim verify`, as it is called. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { MisuseError } from './exit.ts'
import { colorOption, jsonOption } from './format.ts'
import { ASKING_KEY_ENV, COLOR_ENV, documented, MISUSE, SERVICE, STATE_FILE, URL_ENV } from './help.ts'
import { stateOption, urlOption } from './place.ts'
import { run } from './run.ts'
import type { VerifyOptions } from './verdicts.ts'

const MATCHES_MAX = 20

export function addVerifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .summary('verify one quotation, or many')
    .description(
      'Say whether the texts of the library have these words, whose they are, and when they were said; and what the claim changes, word by word.',
    )
    .argument('[quote]', 'the words, exactly as claimed; - is standard input')
    .optionsGroup('What is claimed:')
    .option('--speaker <name>', 'who is said to have said them')
    .option('--date <date>', 'when they are said to have been said')
    .option('--document <id>', 'the one text to look in')
    .addOption(
      new Option(
        '--claims <file>',
        'verify many: one JSON object a line, with quote, speaker, date and document; - is standard input',
      ).conflicts(['speaker', 'date', 'document']),
    )
    .optionsGroup('Where to look:')
    .addOption(stateOption())
    .addOption(urlOption('ask the service there instead of the local library'))
    .addOption(
      new Option(
        '--receipt <file>',
        'keep the answer in this file with a signed receipt, if a service is asked',
      ).conflicts(['claims', 'state']),
    )
    .optionsGroup('What is printed:')
    .option('--limit <count>', `matches to show, 1 to ${MATCHES_MAX}`, parseLimit, 5)
    .option('--coverage', 'tell also what is held of the claimed speaker', false)
    .addOption(jsonOption('print the whole answer as JSON; of --claims one a line'))
    .addOption(colorOption())
    .option('--debug', 'show on stderr what the answer cost', false)
    .optionsGroup('Options:')
    .action((quote: string | undefined, options: VerifyOptions) =>
      run(async () => {
        const { verifyMany, verifyOne } = await import('./verdicts.ts')
        const { claims } = options
        if (claims !== undefined) {
          if (quote === undefined) return verifyMany(claims, options)
          throw new MisuseError('Give one quote or --claims <file>, not both')
        }
        if (quote !== undefined) return verifyOne(quote, options)
        throw new MisuseError("missing required argument 'quote', or --claims <file>")
      }),
    )
  documented(command, {
    notes: [
      'Words that the source does not have are shown [-struck-], the source’s own {+inserted+}, and an honest ellipsis or bracket is followed by {=what it stands for=}.',
    ],
    examples: [
      ['verbatim verify "We don\'t intend to beg" --speaker Ivashov', 'Ask the local library.'],
      ['pbpaste | verbatim verify - --date "June 1999"', 'The words from standard input.'],
      ['verbatim verify --claims claims.jsonl --json > answers.jsonl', 'Many at once, a line each.'],
      ['verbatim verify "we will declare our sector" --url https://verbatim.example', 'Ask a service.'],
    ],
    exitCodes: [
      [0, 'verbatim, all of them'],
      [1, 'anything else: altered, misattributed, misdated, not found, undetermined'],
      MISUSE,
      SERVICE,
    ],
    environment: [URL_ENV, ASKING_KEY_ENV, COLOR_ENV],
    files: [STATE_FILE],
    seeAlso: 'verbatim review, for a whole draft; verbatim library, for what is held',
  })
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= MATCHES_MAX) return limit
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MATCHES_MAX}.`)
}
