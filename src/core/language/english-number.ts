/** English number words. */
import { figures, listed } from './words.ts'

const UNITS = listed('one two three four five six seven eight nine')
const TENS = listed('twenty thirty forty fifty sixty seventy eighty ninety')

const FIGURES = figures(`
  zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12
  thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 percent:%
  twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90`)

/** Number words and the figures or signs they are read as. `one` is left out: it is a pronoun more often than a number. */
export const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...FIGURES,
  ...TENS.flatMap((ten, at) =>
    UNITS.map((unit, one): [string, string] => [`${ten} ${unit}`, String(21 + 10 * at + one)]),
  ),
])

/** All words that count, order, scale or part, with what they stand for: a changed one changes the number. */
export const COUNTING: ReadonlyMap<string, string> = new Map([
  ...FIGURES,
  ...figures(`one:1 hundred:100 hundreds thousand:1000 thousands million millions billion billions trillion trillions
    dozen:12 dozens fourscore:80 threescore:60 half halves quarter quarters double triple treble twofold threefold
    tenfold once twice thrice both`),
  ...figures(`first:1st second:2nd third:3rd fourth:4th fifth:5th sixth:6th seventh:7th eighth:8th ninth:9th
    tenth:10th eleventh:11th twelfth:12th thirteenth:13th fourteenth:14th fifteenth:15th sixteenth:16th
    seventeenth:17th eighteenth:18th nineteenth:19th twentieth:20th thirtieth:30th hundredth:100th thousandth:1000th
    thirds fourths fifths sixths sevenths eighths ninths tenths hundredths thousandths`),
])
