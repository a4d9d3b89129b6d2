/** English number words, and what stands beside numbers. */
import { figures, listed, type Words, words } from './words.ts'

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

/** The words by which whole numbers are spelled out: what each counts, or by how much it multiplies. */
export const CARDINALS = values(`
  zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12
  thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19
  twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90`)

/** Powers of a thousand, by their exponent of ten. */
export const SCALES = values('thousand:3 million:6 billion:9 trillion:12')

/** How newspapers shorten them behind figures. "m" is also a metre: it is a million only behind a currency sign. */
export const SHORT_SCALES = values('bn:9 tn:12 trn:12')
export const SHORT_SCALES_OF_MONEY = values('k:3 m:6 mn:6 bn:9 tn:12 trn:12')

export const ORDINALS = values(`
  first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12
  thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19
  twentieth:20 thirtieth:30 fortieth:40 fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90`)

/** Parts of one and of several. */
export const DENOMINATORS = values(`
  half:2 third:3 quarter:4 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10
  halves:2 thirds:3 quarters:4 fourths:4 fifths:5 sixths:6 sevenths:7 eighths:8 ninths:9 tenths:10`)

/** Words for the currency of an amount, with its sign. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map(
  figures('dollar:$ dollars:$ pound:£ pounds:£ euro:€ euros:€ yen:¥ rupee:₹ rupees:₹ cent:¢ cents:¢'),
)

/** Units of measure, spelled out, with how they are shortened behind figures; `+` joins words. Left out is what may be something else: m, lb, l, g. */
export const MEASURES: ReadonlyMap<string, string> = new Map(
  figures(`
    kilometre:km kilometres:km kilometer:km kilometers:km km:km kms:km
    kilogram:kg kilograms:kg kilogramme:kg kilogrammes:kg kg:kg kgs:kg
    centimetre:cm centimetres:cm centimeter:cm centimeters:cm cm:cm
    millimetre:mm millimetres:mm millimeter:mm millimeters:mm mm:mm
    millilitre:ml millilitres:ml milliliter:ml milliliters:ml ml:ml
    foot:ft feet:ft ft:ft ounce:oz ounces:oz oz:oz minute:min minutes:min min:min mins:min
    hour:hr hours:hr hr:hr hrs:hr miles+per+hour:mph mph:mph
    kilometres+per+hour:kmh kilometers+per+hour:kmh kmh:kmh kph:kmh km+h:kmh
    degrees:° °:° degrees+celsius:°c °+c:°c degrees+fahrenheit:°f °+f:°f am:am pm:pm`),
)

/** Those that are written as one with the figure: 5km, 5pm. */
export const MEASURES_ATTACHED: Words = words('km kg cm mm ml ft oz min hr hrs mph kmh kph am pm')

/** Words behind which a Roman numeral is read as a number: World War II, but not Henry VIII. */
export const BEFORE_ROMAN: Words = words('war chapter part book act article section volume phase')

function values(list: string): ReadonlyMap<string, number> {
  return new Map(figures(list).map(([word, value]): [string, number] => [word, Number(value)]))
}
