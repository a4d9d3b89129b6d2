import { describe, expect, it } from 'vitest'
import { LANGUAGES, languageOf } from '../../src/core/language/language.ts'
import { fold } from '../../src/core/text/fold.ts'
import { comparisonOf, kindsOf } from './changing.ts'

describe('the language of a tag', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN', 'en'],
    ['de-CH-1996', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['ru-Cyrl', 'ru'],
  ])('%s is %s, whatever the region', (tag, language) => {
    expect(languageOf(tag)?.tag).toBe(language)
  })

  it.each(['it', 'eng', 'e', '', '-', 'english', 'ar', 'zh-Hans'])('%j is none that has a file', (tag) => {
    expect(languageOf(tag)).toBeNull()
  })
})

describe.each(LANGUAGES)('the words of $tag', (language) => {
  const lists = Object.entries(language).flatMap(([name, list]) =>
    list instanceof Set || list instanceof Map ? [{ name, words: [...list.keys()] }] : [],
  )

  it.each(lists)('in $name are written as texts are folded, so that they can be met', ({ words }) => {
    expect(words.filter((word) => word === '' || fold(word).text !== word || /\s/.test(word))).toEqual([])
  })
})

type Change = readonly [text: string, claimed: string, kinds: readonly string[]]

const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  fr: [
    [
      'Nous ne voulons pas vendre le vieux moulin.',
      'Nous voulons vendre le vieux moulin',
      ['negation_changed'],
    ],
    ['Ce n’est pas le vent qui l’a cassé hier.', 'C’est le vent qui l’a cassé hier', ['negation_changed']],
    [
      'Le pont a coûté trois millions de francs.',
      'Le pont a coûté quatre millions de francs',
      ['number_changed'],
    ],
    ['Le pont a coûté trois millions de francs.', 'Le pont a coûté 3 millions de francs', []],
    [
      'Le conseil peut fermer la porte du nord.',
      'Le conseil doit fermer la porte du nord',
      ['modal_changed'],
    ],
    ['Je peux fermer la porte ce soir encore.', 'Nous pouvons fermer la porte ce soir encore', []],
    ['Ils ont vendu presque toute la récolte.', 'Ils ont vendu toute la récolte', ['qualifier_dropped']],
    [
      'La lettre de Claire est arrivée ce matin.',
      'La lettre de Sophie est arrivée ce matin',
      ['name_changed'],
    ],
  ],
  de: [
    ['Wir wollen das alte Tor nicht verkaufen.', 'Wir wollen das alte Tor verkaufen', ['negation_changed']],
    ['Es gab keinen Grund, länger zu warten.', 'Es gab einen Grund, länger zu warten', ['negation_changed']],
    [
      'Sie pflanzten fünfundzwanzig Bäume am Fluss.',
      'Sie pflanzten sechsundzwanzig Bäume am Fluss',
      ['number_changed'],
    ],
    ['Sie pflanzten fünfundzwanzig Bäume am Fluss.', 'Sie pflanzten 25 Bäume am Fluss', []],
    ['Der Rat könnte die Brücke schliessen.', 'Der Rat muss die Brücke schliessen', ['modal_changed']],
    [
      'Wir verkaufen nur die alte Mühle im Tal.',
      'Wir verkaufen die alte Mühle im Tal',
      ['qualifier_dropped'],
    ],
    ['Sie sahen den Fluss und das weite Land.', 'Sie sahen den Wald und das weite Land', []],
  ],
  es: [
    ['Hoy no queremos vender el viejo molino.', 'Hoy queremos vender el viejo molino', ['negation_changed']],
    [
      'El puente nunca estuvo cerrado para ellos.',
      'El puente siempre estuvo cerrado para ellos',
      ['negation_changed'],
    ],
    ['Plantaron doce árboles cerca del río.', 'Plantaron trece árboles cerca del río', ['number_changed']],
    ['El consejo puede cerrar la puerta norte.', 'El consejo debe cerrar la puerta norte', ['modal_changed']],
    [
      'Vendieron casi todas las casas del valle.',
      'Vendieron todas las casas del valle',
      ['qualifier_dropped'],
    ],
    ['La carta de Lucía llegó por la mañana.', 'La carta de Elena llegó por la mañana', ['name_changed']],
  ],
  ru: [
    ['Мы не хотим продавать старую мельницу.', 'Мы хотим продавать старую мельницу', ['negation_changed']],
    [
      'Они посадили пять деревьев у самой реки.',
      'Они посадили шесть деревьев у самой реки',
      ['number_changed'],
    ],
    ['Совет может закрыть северные ворота.', 'Совет должен закрыть северные ворота', ['modal_changed']],
    ['Мы продаём только старую мельницу.', 'Мы продаём старую мельницу', ['qualifier_dropped']],
    ['Письмо от Анны пришло сегодня утром.', 'Письмо от Ольги пришло сегодня утром', ['name_changed']],
  ],
  // Nobody knows these words, but figures and capitals are the same everywhere.
  it: [
    ['Non vogliamo vendere il vecchio mulino.', 'Noi vogliamo vendere il vecchio mulino', []],
    ['Il ponte costava 300 lire a quel tempo.', 'Il ponte costava 400 lire a quel tempo', ['number_changed']],
    [
      'La lettera di Chiara arrivava al mattino.',
      'La lettera di Silvia arrivava al mattino',
      ['name_changed'],
    ],
  ],
}

describe.each(Object.entries(CHANGES))('a change in %s', (language, changes) => {
  it.each(changes)('“%s” → “%s”: %j', (text, claimed, kinds) => {
    expect(kindsOf(text, claimed, language)).toEqual(kinds)
  })
})

type Mark = readonly [language: string, text: string, claimed: string, wording: string]

const MARKS: readonly Mark[] = [
  ['fr', 'Nous ne voulons, dans aucun cas, vendre le moulin.', 'Nous … vendre le moulin', 'altered'],
  ['fr', 'Nous voulons, dans tous les cas, vendre le moulin.', 'Nous voulons … vendre le moulin', 'elided'],
  [
    'fr',
    'Nous voulons vendre le moulin cette année.',
    'Nous [ne] voulons [pas] vendre le moulin cette année',
    'altered',
  ],
  [
    'fr',
    'Nous voulons vendre le moulin cette année.',
    'Nous voulons vendre [la maison] cette année',
    'elided',
  ],
  ['de', 'Wir wollen nicht die alte Mühle verkaufen.', 'Wir wollen … die alte Mühle verkaufen', 'altered'],
  ['de', 'Wir wollen die alte Mühle am Fluss verkaufen.', 'Wir wollen die alte Mühle … verkaufen', 'elided'],
  [
    'de',
    'Sie haben alte Mühlen in allen Tälern.',
    'Sie haben [keine] alte Mühlen in allen Tälern',
    'altered',
  ],
  ['de', 'Er hat kleine Häuser am Fluss verkauft.', 'Er hat klein[en] Häuser am Fluss verkauft', 'elided'],
  ['es', 'No queremos vender nunca el viejo molino.', 'No queremos vender … el viejo molino', 'altered'],
  ['es', 'Queremos vender pronto el viejo molino.', 'Queremos vender … el viejo molino', 'elided'],
  ['ru', 'Мы, конечно, не хотим продавать мельницу.', 'Мы … хотим продавать мельницу', 'altered'],
  ['ru', 'Мы, конечно, хотим продавать мельницу.', 'Мы … хотим продавать мельницу', 'elided'],
]

describe('an editor’s marks', () => {
  it.each(MARKS)('%s: “%s” → “%s” is %s', (language, text, claimed, wording) => {
    expect(comparisonOf(text, claimed, language).wording).toBe(wording)
  })

  it.each([
    ['ellipsis', 'Noi vogliamo … vendere il mulino', 'Noi vogliamo sempre vendere il mulino'],
    ['bracket', 'Noi [non] vogliamo vendere il mulino', 'Noi vogliamo vendere il mulino'],
  ])('warn where nobody can look for a negation: an %s', (_, claimed, text) => {
    expect(comparisonOf(text, claimed, 'it').signals).toMatchObject([{ warns: true }])
  })
})

describe('marks on letters', () => {
  it.each([
    ['en', 'They met in a café by the old mill.', 'They met in a cafe by the old mill', 'respelled'],
    ['ru', 'Она ещё придёт к нам на мельницу.', 'Она еще придет к нам на мельницу', 'respelled'],
    ['ru', 'Это была пустая и тихая изба.', 'Это была пустая и тихаи изба', 'altered'],
    ['ar', 'هذا كِتَاب قديم', 'هذا كتاب قديم', 'respelled'],
    ['ar', 'هذا كتاب قديم', 'هذا كِتَاب قديم', 'respelled'],
    ['ar', 'كَتَبَ على الباب', 'كُتِبَ على الباب', 'altered'],
    ['he', 'זה שיר ישן מאוד', 'זה שִׁיר ישן מאוד', 'respelled'],
    ['de', 'Es ist schon zu spät für die Mühle.', 'Es ist schön zu spät für die Mühle', 'altered'],
    ['fr', 'Il a péché toute sa vie au moulin.', 'Il a pêché toute sa vie au moulin', 'altered'],
    ['es', 'El año fue muy largo para todos ellos.', 'El ano fue muy largo para todos ellos', 'altered'],
  ])('%s: “%s” → “%s” is %s, as its readers do with or without them', (language, text, claimed, wording) => {
    expect(comparisonOf(text, claimed, language).wording).toBe(wording)
  })
})
