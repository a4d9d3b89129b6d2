/** `verbatim site`: the sites whose articles a service reviews. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { harmless, numbered } from '../service/terminal.ts'
import { SOURCES, type Source } from '../webhook/article.ts'
import {
  type AdministerOptions,
  administering,
  ask,
  have,
  type Order,
  type Service,
  serviceAt,
} from './administer.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { ADMINISTRATION_ENV, documented, type Manual, MISUSE, SERVICE } from './help.ts'
import { CONFIGURED, renderConfigured, renderSites, SITES } from './render-site.ts'
import { run } from './run.ts'
import { FROM_FILE, readSecret } from './secret.ts'
import { type SettingOptions, settable, settingsOf } from './site-settings.ts'

const PATH = '/v1/sites'
const ID = 'the name of the site: small letters, digits and hyphens'
const OVERLAP_HOURS = 24

type AddOptions = AdministerOptions & SettingOptions & { readonly source: Source; readonly secret?: string }

type ChangeOptions = AdministerOptions & SettingOptions

type RotateOptions = AdministerOptions & {
  readonly of: 'sender' | 'callback'
  readonly secret?: string
  readonly overlapHours: number
}

export function addSiteCommands(program: Command): void {
  const site = program
    .command('site')
    .summary('say whose articles the service reviews')
    .description('Say whose articles the service reviews, and whom it tells.')

  administering(
    settable(
      site
        .command('add')
        .summary('add a site')
        .description('Add a site. Secrets that are made for it are shown only once.')
        .argument('<id>', ID)
        .addOption(
          new Option('--source <system>', 'what sends the articles').choices(SOURCES).makeOptionMandatory(),
        )
        .option('--secret <file>', `the secret that the sender has already: ${FROM_FILE}; else one is made`),
    ),
  ).action((id: string, options: AddOptions) => run(() => add(id, options)))

  administering(
    site.command('list').summary('list the sites').description('List the sites, without their secrets.'),
  ).action((options: AdministerOptions) => run(() => list(options)))

  administering(
    settable(
      site
        .command('change')
        .summary('change what is given of a site')
        .description('Change what is given of a site, and keep the rest.')
        .argument('<id>', ID),
    )
      .option('--no-callback', 'post reports nowhere any more')
      .option('--no-slack', 'tell no Slack any more'),
  ).action((id: string, options: ChangeOptions) => run(() => change(id, options)))

  administering(
    site
      .command('rotate')
      .summary('give a site a new secret')
      .description('Give a site a new secret; the former one holds on for a while.')
      .argument('<id>', ID)
      .addOption(
        new Option('--of <use>', 'whose: what articles are signed with, or what callbacks are')
          .choices(['sender', 'callback'])
          .default('sender'),
      )
      .option('--secret <file>', `the new one: ${FROM_FILE}; else one is made`)
      .option(
        '--overlap-hours <number>',
        'how long the former one holds on; 0 for one that leaked',
        parseHours,
        OVERLAP_HOURS,
      ),
  ).action((id: string, options: RotateOptions) => run(() => rotate(id, options)))

  administering(
    site
      .command('remove')
      .summary('remove a site')
      .description('Remove a site. Its reports stay until they expire.')
      .argument('<id>', ID),
  ).action((id: string, options: AdministerOptions) => run(() => remove(id, options)))

  for (const command of [site, ...site.commands]) documented(command, MANUAL)
}

const MANUAL: Manual = {
  examples: [
    ['verbatim site add gazette --source ghost --slack slack-hook.txt', 'Prints the address to post to.'],
    ['verbatim site change gazette --alert altered,not_found', 'The rest stays as it is.'],
    ['verbatim site rotate gazette --overlap-hours 0', 'The former secret leaked.'],
  ],
  exitCodes: [[0, 'done'], MISUSE, SERVICE],
  environment: ADMINISTRATION_ENV,
  seeAlso: 'integrations/README.md, which says what to set in each system; verbatim dead-letter',
}

async function add(id: string, options: AddOptions): Promise<ExitCode> {
  const { source, secret: file } = options
  if (file === '-' && options.slack === '-') {
    throw new MisuseError('Only one of --secret and --slack can be read from standard input')
  }
  const service = serviceAt(options)
  const secret = file === undefined ? undefined : await readSecret('--secret', file)
  const body = { id, source, secret, ...(await settingsOf(options)) }
  return configure(service, { method: 'POST', path: PATH, body }, options)
}

async function list(options: AdministerOptions): Promise<ExitCode> {
  const told = await ask(serviceAt(options), { method: 'GET', path: PATH }, SITES)
  process.stdout.write(options.json ? asJson(told) : renderSites(told))
  return EXIT.ok
}

async function change(id: string, options: ChangeOptions): Promise<ExitCode> {
  const service = serviceAt(options)
  const body = await settingsOf(options)
  if (Object.values(body).every((value) => value === undefined)) {
    throw new MisuseError('Give an option that says what to change')
  }
  return configure(service, { method: 'PATCH', path: pathOf(id), body }, options)
}

async function rotate(id: string, options: RotateOptions): Promise<ExitCode> {
  const { of: use, secret: file, overlapHours, json } = options
  const service = serviceAt(options)
  const secret = file === undefined ? undefined : await readSecret('--secret', file)
  const body = { of: use, secret, overlap_hours: overlapHours }
  const code = await configure(service, { method: 'POST', path: `${pathOf(id)}/rotate`, body }, options)
  const rest =
    overlapHours === 0 ? 'holds no more after that minute' : `holds on for ${numbered(overlapHours, 'hour')}`
  if (!json) process.stdout.write(`The former secret ${rest}.\n`)
  return code
}

async function remove(id: string, options: AdministerOptions): Promise<ExitCode> {
  await have(serviceAt(options), { method: 'DELETE', path: pathOf(id) })
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ id, status: 'removed' })}\n`
      : `Removed ${harmless(id)}. What it sends is refused, everywhere within about a minute.\n`,
  )
  return EXIT.ok
}

async function configure(
  service: Service,
  order: Order,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const configured = await ask(service, order, CONFIGURED)
  process.stdout.write(json ? asJson(configured) : renderConfigured(configured))
  return EXIT.ok
}

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`
}

function asJson(told: object): string {
  return `${JSON.stringify(told, null, 2)}\n`
}

function parseHours(text: string): number {
  const hours = Number(text)
  if (text.trim() !== '' && Number.isFinite(hours) && hours >= 0) return hours
  throw new InvalidArgumentError('It must be a number from 0.')
}
