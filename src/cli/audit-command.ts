/** `verbatim audit`, as it is called. */
import type { Command } from 'commander'
import type { AuditOptions } from './audit/audit.ts'
import { colorOption, jsonOption } from './format.ts'
import { COLOR_ENV, documented, MISUSE, SERVICE, STATE_FILE, URL_ENV } from './help.ts'
import { remoteOption, stateOption, urlOption } from './place.ts'
import { run } from './run.ts'

export function addAuditCommand(program: Command): void {
  const command = program
    .command('audit')
    .summary('verify that nothing held was changed')
    .description(
      'Verify the whole library: every text against its digest, every digest against the log of what was published, the log against its signed checkpoint, and all that is stored beside the texts against what they give. Names what was changed.',
    )
    .optionsGroup('What is trusted:')
    .option('--key <file>', 'the key of the log: a set of JSON Web Keys, or a line name+id+key')
    .option('--checkpoint <file>', 'a checkpoint that you kept: the log must have grown out of it')
    .option('--save <file>', 'keep the checkpoint that was verified')
    .optionsGroup('What is audited:')
    .addOption(stateOption())
    .addOption(remoteOption())
    .addOption(urlOption('audit the service there, as far as everybody may ask it'))
    .option('--texts-only', 'leave out who says what and the index, which take the most time', false)
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print JSON'))
    .addOption(colorOption())
    .option('--quiet', 'show no progress', false)
    .optionsGroup('Options:')
    .action((options: AuditOptions) =>
      run(async () => {
        const { audit } = await import('./audit/audit.ts')
        return audit(options)
      }),
    )
  documented(command, {
    examples: [
      ['verbatim audit --save checkpoint.txt', 'The local library; keep what its log was.'],
      ['verbatim audit --checkpoint checkpoint.txt', 'Later: was anything taken back since?'],
      ['verbatim audit --remote --key jwks.json', 'The library of the deployed Worker, by a key you have.'],
      ['verbatim audit --url https://quotes.gazette.example', 'Somebody else’s, without any access to it.'],
    ],
    exitCodes: [[0, 'all is as it was published'], [1, 'something is not: each is named'], MISUSE, SERVICE],
    environment: [URL_ENV, COLOR_ENV],
    files: [STATE_FILE],
    seeAlso: 'DESIGN.md, "The log"',
  })
}
