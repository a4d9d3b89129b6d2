/** `verbatim receipt`, as it is called. */
import { type Command, Option } from 'commander'
import { colorOption, jsonOption } from './format.ts'
import { COLOR_ENV, documented, type Manual, MISUSE, SERVICE } from './help.ts'
import type { ReceiptOptions } from './receipt.ts'
import { run } from './run.ts'
import { parseUrl } from './url.ts'

export function addReceiptCommand(program: Command): void {
  const receipt = program
    .command('receipt')
    .summary('verify a receipt')
    .description('Signed statements of answers, as "verbatim verify --receipt" keeps them.')
  const verify = receipt
    .command('verify')
    .summary('verify a receipt, offline with --keys')
    .description(
      'Say whether a receipt is genuine: signed by its service, of the claim beside it, and of texts that the service had in its log.',
    )
    .argument('<file>', 'an answer with its receipt, or the receipt alone (JWS); - is standard input')
    .optionsGroup('Whose keys:')
    .option('--keys <file>', 'a key set that was kept (/.well-known/jwks.json); nothing is asked then')
    .addOption(
      new Option('--url <address>', 'ask the service there for its keys')
        .argParser(parseUrl)
        .conflicts('keys'),
    )
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print what the receipt says as JSON, and the claim that it was held against'))
    .addOption(colorOption())
    .optionsGroup('Options:')
    .action((file: string, options: ReceiptOptions) =>
      run(async () => {
        const { verifyReceipt } = await import('./receipt.ts')
        return verifyReceipt(file, options)
      }),
    )
  for (const command of [receipt, verify]) documented(command, MANUAL)
}

const MANUAL: Manual = {
  notes: [
    'A receipt is worth what the keys are: have them from the service itself, not from whoever shows the receipt. Without --keys and --url they are asked of the service that it names; then it is genuine if you trust whoever is at that address, which is printed.',
    'What is printed was signed. Whatever else stands in the file was not, and may say anything.',
  ],
  examples: [
    [
      'verbatim verify "we will declare our sector" --url https://verbatim.example --receipt answer.json',
      'Ask for one.',
    ],
    ['verbatim receipt verify answer.json --keys jwks.json', 'Verify it years later, offline.'],
  ],
  exitCodes: [[0, 'genuine'], [1, 'not genuine: the message says why'], MISUSE, SERVICE],
  environment: [COLOR_ENV],
  seeAlso: 'verbatim audit, which follows a text of the receipt to the library',
}
