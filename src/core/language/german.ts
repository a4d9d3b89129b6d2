/** German: what tells negations, modals, numbers and conditions. */
import type { Language } from './language.ts'
import { figures, forms, listed, verbs, words } from './words.ts'

const UNITS = figures('ein:1 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9')
const TENS = figures(
  'zwanzig:20 dreissig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90',
)

export const GERMAN: Language = {
  tag: 'de',
  negations: new Set([
    ...listed(`nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo nein weder ohne kaum nimmer
      nimmermehr keinerlei keineswegs keinesfalls`),
    ...forms('kein', '- e en em er es s'),
  ]),
  negationBeginnings: [],
  negationEndings: [],
  reversals: words(`
    weigert weigern weigerte weigerten verweigert verweigern verweigerte leugnet leugnen leugnete bestreitet
    bestreiten bestritt verbietet verbieten verbot verboten verhindert verhindern verhinderte unterlässt unterliess`),
  modals: verbs([
    'kann kannst können könnt konnte konntest konnten konntet',
    'könnte könntest könnten könntet',
    'muss musst müssen müsst musste musstest mussten musstet',
    'müsste müsstest müssten müsstet',
    'soll sollst sollen sollt sollte solltest sollten solltet',
    'darf darfst dürfen dürft durfte durftest durften durftet',
    'dürfte dürften',
    'will willst wollen wollt wollte wolltest wollten wolltet',
    'mag mögen mochte mochten',
    'möchte möchtest möchten möchtet',
    'würde würdest würden würdet',
  ]),
  modalEndings: [],
  copulas: words('bin bist ist sind seid war warst waren wart sei seien wäre wären gewesen'),
  auxiliaries: words(`
    bin bist ist sind seid war warst waren wart wäre wären habe hast hat haben habt hatte hatten wird werden wurde wurden`),
  subjects: words('ich du er sie es wir ihr man'),
  conjunctions: words('und oder noch denn'),
  numbers: new Map([
    ...UNITS.filter(([, figure]) => figure !== '1'),
    ...TENS,
    ...TENS.flatMap(([ten, tens]) =>
      UNITS.map(([unit, units]): [string, string] => [
        `${unit}und${ten}`,
        String(Number(tens) + Number(units)),
      ]),
    ),
    ...figures(`
      null:0 eins:1 zwo:2 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17
      achtzehn:18 neunzehn:19 hundert:100 hunderte tausend:1000 tausende million millionen:million milliarde
      milliarden:milliarde billion billionen:billion dutzend:12 hälfte halb halbe:halb halben:halb drittel viertel
      doppelt einmal zweimal dreimal beide beiden:beide prozent:%`),
    ...listed('erst zweit dritt viert fünft sechst siebt acht neunt zehnt').flatMap((stem, at) =>
      forms(stem, 'e en er es em').map((ordinal): [string, string] => [ordinal, `${at + 1}.`]),
    ),
  ]),
  qualifiers: words(`
    nur wenn falls sofern fast beinahe etwa ungefähr bis ausser aber jedoch obwohl obgleich vielleicht
    wahrscheinlich möglicherweise manchmal oft meist meistens angeblich teilweise einige einigen einiger mindestens`),
  quantifiers: words(
    'alle allen aller alles jede jeder jedes jeden jedem viele vielen wenige wenigen mehrere',
  ),
  conditions: words(
    'wenn falls sofern ausser bis aber jedoch obwohl obgleich doch dennoch sondern allerdings',
  ),
  turns: words('aber jedoch doch dennoch trotzdem allerdings obwohl'),
  inflections: words('e en er es em et t te ten test st n s'),
  sayingVerbs: words(`
    sagt sagte sagten erklärt erklärte betont betonte meint meinte schreibt schrieb antwortet antwortete
    ergänzt ergänzte versichert versicherte berichtet berichtete
    fragt fragte rief ruft flüsterte entgegnete erwiderte murmelte sagen`),
  attributionTurns: words('und oder haben hat hatte sein wie als sonst fälschlich angeblich'),
  relatives: words('welcher welche welches weil dass während wo'),
  capitals: 'nouns',
  capitalised: new Set(),
  marksOptional: false,
}
