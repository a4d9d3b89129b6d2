/** What may be given of a site at any time: as options, and as the service takes it. */
import { type Command, InvalidArgumentError } from 'commander'
import { ALERTS, type Alert } from '../service/newsroom/site.ts'
import { FROM_FILE, readSecret } from './secret.ts'

/** All verdicts but verbatim, in words. */
export const VERDICT_LIST = ALERTS.join(', ')

/** False takes away. */
export type SettingOptions = {
  readonly callback?: string | false
  readonly slack?: string | false
  readonly alert?: readonly Alert[] | false
  readonly language?: string
  readonly keepDays?: number
}

export function settable(command: Command): Command {
  return command
    .option('--callback <address>', 'where each report is posted; https')
    .option('--slack <file>', `the address of a Slack hook, which is a secret: ${FROM_FILE}`)
    .option('--alert <verdicts>', `verdicts that alert, parted by commas: ${VERDICT_LIST}`, parseVerdicts)
    .option('--no-alert', 'alert to nothing')
    .option('--language <tag>', 'the language of articles that do not state theirs')
    .option('--keep-days <number>', 'how long a report is kept', parseDays)
}

/** What is undefined is not sent. Throws `MisuseError`. */
export async function settingsOf({ callback, slack, alert, language, keepDays }: SettingOptions) {
  return {
    callback: callback === false ? null : callback,
    slack: slack === false ? null : slack && (await readSecret('--slack', slack)),
    alerts: alert === false ? [] : alert,
    language,
    report_days: keepDays,
  }
}

export function parseVerdicts(text: string): readonly Alert[] {
  const names = text.split(',').map((name) => name.trim())
  const alerts = ALERTS.filter((alert) => names.includes(alert))
  if (names.every((name) => ALERTS.some((alert) => alert === name))) return alerts
  throw new InvalidArgumentError(`It must be of ${VERDICT_LIST}, parted by commas.`)
}

function parseDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1) return days
  throw new InvalidArgumentError('It must be a whole number from 1.')
}
