/** `verbatim library`, as it is called. */
import type { Command } from 'commander'
import { colorOption, jsonOption } from './format.ts'
import { COLOR_ENV, documented, MISUSE, SERVICE, STATE_FILE, URL_ENV } from './help.ts'
import type { LibraryOptions, ShowOptions } from './library.ts'
import { remoteOption, stateOption, urlOption } from './place.ts'
import { run } from './run.ts'

export function addLibraryCommand(program: Command): void {
  const library = program
    .command('library')
    .summary('list what is held, and show it')
    .description('What the library holds.')

  const list = library
    .command('list', { isDefault: true })
    .summary('list the documents')
    .description(
      'A line for each document: id, date, whose it is, title and words; in columns on a terminal, else parted by tabs.',
    )
    .argument(
      '[word...]',
      'only those that have all these words in id, title, author, speaker, publication or date',
    )
  reading(list).action((words: readonly string[], options: LibraryOptions) =>
    run(async () => {
      const { listLibrary } = await import('./library.ts')
      return listLibrary(words, options)
    }),
  )

  const show = library
    .command('show')
    .summary('show one document')
    .description('The facts of a document, and its text.')
    .argument('<id>', 'as "verbatim library" lists it')
  reading(show)
    .option('--text', 'print the text only, as every span of an answer counts it', false)
    .action((id: string, options: ShowOptions) =>
      run(async () => {
        const { showDocument } = await import('./library.ts')
        return showDocument(id, options)
      }),
    )

  for (const command of [library, list, show])
    documented(command, {
      examples: [
        ['verbatim library', 'All documents.'],
        ['verbatim library list lincoln 1862', 'Those with these words in their facts.'],
        ['verbatim library show monitor-5-114', 'One of them.'],
        ['verbatim library show monitor-5-114 --text | cut -c1-80', 'Its text only.'],
      ],
      exitCodes: [[0, 'the library was read, whatever it holds of what was asked for'], MISUSE, SERVICE],
      environment: [URL_ENV, COLOR_ENV],
      files: [STATE_FILE],
      seeAlso: 'verbatim ingest, which fills it; verbatim remove',
    })
}

function reading(command: Command): Command {
  return command
    .optionsGroup('Where to look:')
    .addOption(stateOption())
    .addOption(remoteOption())
    .addOption(urlOption('ask the service there'))
    .optionsGroup('What is printed:')
    .addOption(jsonOption('print JSON, as the service answers it'))
    .addOption(colorOption())
    .optionsGroup('Options:')
}
