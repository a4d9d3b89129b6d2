/** Spanish: what tells negations, modals, numbers and conditions. */
import type { Language } from './language.ts'
import { figures, forms, listed, verbs, words } from './words.ts'

export const SPANISH: Language = {
  tag: 'es',
  negations: words(`
    no ni nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas tampoco sin apenas`),
  negationBeginnings: [],
  negationEndings: [],
  reversals: words(`
    niega niegan negó negaron negaba rehúsa rehúsan rehusó rechaza rechazan rechazó prohíbe prohíben prohibió impide
    impiden impidió cesa cesan cesó carece carecen`),
  modals: verbs([
    'puede puedo puedes podemos pueden pueda puedan pudo pudieron podía podían poder podrá podrán podremos',
    'podría podrías podríamos podrían',
    'debe debo debes debemos deben deba deban debió debía debían deber deberá deberán deberemos',
    'debería deberías deberíamos deberían',
  ]),
  modalEndings: [],
  copulas: words(`
    soy eres es somos son era éramos eran fue fueron será serán sido ser estoy está estamos están estaba estaban`),
  auxiliaries: words(`
    soy eres es somos son era éramos eran fue fueron será serán estoy está estamos están estaba estaban he has ha hemos
    han había habían hubo habrá habrán`),
  subjects: words('yo tú él ella nosotros nosotras ellos ellas usted ustedes quien'),
  conjunctions: words('y e o u ni'),
  numbers: new Map([
    ...figures(`
      cero:0 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14
      quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintiún:21 veintidós:22
      veintitrés:23 veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29
      treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 mil:1000
      miles millón millones:millón billón billones:billón docena:12 decenas centenar centenares:centenar mitad medio
      media:medio tercio tercios:tercio doble triple ambos ambas:ambos primer:1o tercer:3o`),
    ...forms(
      'dosciento tresciento cuatrociento quiniento seisciento seteciento ochociento noveciento',
      's',
    ).map((hundred): [string, string] => [hundred, hundred]),
    ...listed('primer segund tercer cuart quint sext séptim octav noven décim').flatMap((stem, at) =>
      forms(stem, 'o a os as').map((ordinal): [string, string] => [ordinal, `${at + 1}o`]),
    ),
  ]),
  qualifiers: words(`
    solo sólo solamente únicamente casi si hasta salvo excepto pero sino aunque quizá quizás acaso probablemente
    posiblemente aproximadamente supuestamente aparentemente algunos algunas menudo`),
  quantifiers: words('todo toda todos todas cada muchos muchas pocos pocas varios varias mayoría'),
  conditions: words('si salvo excepto pero sino aunque hasta embargo obstante'),
  turns: words('pero sino aunque mas'),
  inflections: words('o a os as e es s n en an ar er ir ó ado ada ando'),
  sayingVerbs: words(`
    dijo dice decía afirmó afirma añadió añade declaró declara explicó explica respondió responde escribió escribe
    aseguró asegura señaló señala anunció concluyó
    preguntó pregunta contestó contesta gritó exclamó susurró murmuró insistió insiste replicó agregó comentó manifestó sostuvo indicó`),
  attributionTurns: words('y o haber ha había ser como si falsamente supuestamente'),
  relatives: words('que quien quienes cual cuyo cuya porque cuando donde mientras'),
  capitals: 'names',
  capitalised: new Set(),
  marksOptional: false,
}
