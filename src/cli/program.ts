/** The command line as a whole: what each command takes, and what its help says. What they do is loaded when they do it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { Command, Help } from 'commander'
import * as z from 'zod'
import { addAuditCommand } from './audit-command.ts'
import { addCompletionCommand } from './completion.ts'
import { ROOT } from './connect.ts'
import { addDeadLetterCommands } from './dead-letter.ts'
import { addQuotationsCommand, addReviewCommand } from './draft-command.ts'
import { EXIT } from './exit.ts'
import { COLOR_ENV, documented, MISUSE, SERVICE, STATE_FILE } from './help.ts'
import { addLibraryCommand } from './library-command.ts'
import { addCompactCommand, addIngestCommand, addKeyCommand, addRemoveCommand } from './publish-command.ts'
import { addReceiptCommand } from './receipt-command.ts'
import { addSiteCommands } from './site.ts'
import { addVerifyCommand } from './verify-command.ts'

export function createProgram(): Command {
  const program = new Command('verbatim')
    .description('Verifies quotations against a library of canonical texts.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('"--help" behind the command says what it takes.')
    .configureHelp({
      showGlobalOptions: false,
      // That a switch is off by default says nothing.
      optionDescription: (option) =>
        option.defaultValue === false ? option.description : new Help().optionDescription(option),
      styleTitle: (title) => styleText('bold', title, { validateStream: false }),
    })
    // Commander ends with 1 on a wrong option, which here means a finding.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.ok : EXIT.misuse))

  program.commandsGroup('Verify:')
  addVerifyCommand(program)
  addReviewCommand(program)
  addQuotationsCommand(program)
  addReceiptCommand(program)
  program.commandsGroup('The library:')
  addLibraryCommand(program)
  addIngestCommand(program)
  addRemoveCommand(program)
  addCompactCommand(program)
  addAuditCommand(program)
  program.commandsGroup('The service:')
  addKeyCommand(program)
  addSiteCommands(program)
  addDeadLetterCommands(program)
  program.commandsGroup('Commands:')
  addCompletionCommand(program)

  return documented(program, {
    notes: [
      'Results go to standard output, all else to standard error. With --json every command prints JSON.',
    ],
    examples: [
      ['npm start', 'Build the starter library, and serve it.'],
      ['verbatim verify "We don\'t intend to beg" --speaker Ivashov', 'One quotation.'],
      ['verbatim review article.md', 'Every quotation of a draft.'],
      ['verbatim help verify', 'What a command takes.'],
    ],
    exitCodes: [
      [0, 'all is verbatim, or done'],
      [1, 'findings: a quotation is not verbatim, a text could not be read, only some was done'],
      MISUSE,
      SERVICE,
    ],
    environment: [
      ['VERBATIM_URL', 'the service that verify, review, library, audit, site and dead-letter ask'],
      [
        'VERBATIM_KEY',
        'a key: of an administrator for site and dead-letter, to publish for remove --url, to verify for those that ask',
      ],
      COLOR_ENV,
    ],
    files: [STATE_FILE, ['data/texts', 'your own texts'], ['wrangler.toml', 'the namespace of --remote']],
    seeAlso:
      'README.md and DESIGN.md of Verbatim. With a fault please report "verbatim --version" and the command.',
  })
}

function readVersion(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
