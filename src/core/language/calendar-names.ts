/** Names of months and weekdays, lower case, without accents and the full stop of an abbreviation. Data only. */
import { listed } from './words.ts'

/** English names of the months as they are written out, January first. */
export const ENGLISH_MONTHS: readonly string[] = listed(
  'january february march april may june july august september october november december',
)

/** English names of the weekdays as they are written out, Monday first. */
export const ENGLISH_WEEKDAYS: readonly string[] = listed(
  'monday tuesday wednesday thursday friday saturday sunday',
)

/** English abbreviations of months and weekdays, each with the number of what it stands for. */
export const ENGLISH_MONTH_ABBREVIATIONS: ReadonlyMap<string, number> = numbered([
  'jan feb mar apr may jun jul aug sept oct nov dec',
  'jan feb mar apr may jun jul aug sep oct nov dec',
])
export const ENGLISH_WEEKDAY_ABBREVIATIONS: ReadonlyMap<string, number> = numbered([
  'mon tues wed thurs fri sat sun',
  'mon tue wed thu fri sat sun',
])

/** Months by their names in English, French, German and Spanish, 1 to 12. No name means two months. */
export const MONTHS_BY_NAME: ReadonlyMap<string, number> = new Map([
  ...numbered([
    ENGLISH_MONTHS.join(' '),
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'januar februar marz april mai juni juli august september oktober november dezember',
    'janner feber maerz april mai juni juli august september oktober november dezember',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre',
    'janv fevr mars avr mai juin juil aout sept oct nov dec',
    'jan feb mrz apr mai jun jul aug sep okt nov dez',
    'ene feb mar abr may jun jul ago sept oct nov dic',
  ]),
  ...ENGLISH_MONTH_ABBREVIATIONS,
])

/** Names of weekdays in the same languages. */
export const WEEKDAY_NAMES: ReadonlySet<string> = new Set([
  ...ENGLISH_WEEKDAYS,
  ...ENGLISH_WEEKDAY_ABBREVIATIONS.keys(),
  ...listed(`lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lunes martes miercoles jueves viernes sabado domingo`),
])

/** The words of each line numbered from 1. */
function numbered(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line) => listed(line).map((name, at): [string, number] => [name, at + 1])))
}
