import { describe, expect, test } from 'vitest'
import { attribute } from '../../src/core/attribution/attribute.ts'
import { NOTHING_KNOWN } from '../../src/core/document.ts'

/** `speaker: words` of every utterance, and `use` where it is no quotation. */
function heard(text: string, language = 'en'): readonly string[] {
  const metadata = { ...NOTHING_KNOWN, id: 'a', title: '', language, date: '2020-03-06' }
  const { utterances } = attribute({ metadata, text, silent: [], locators: [], overrides: [] })
  return utterances.map(({ start, end, use, attribution: { speaker } }) => {
    return `${use === 'quotation' ? speaker : use}: ${text.slice(start, end)}`
  })
}

const TRANSCRIPT = `Dana Whitlock and Omar Reyes met on Monday.

MODERATOR: Good evening.

WHITLOCK: We will rebuild the bridge. I promise.

It will take years.

REYES: “Never,” she told me.

WHITLOCK: I did not.

[Laughter]

REYES: You did.

The debate ended at nine.`

describe('a text laid out as turns', () => {
  test('is read by its labels, over paragraphs, without the transcript’s own notes', () => {
    expect(heard(TRANSCRIPT)).toEqual([
      'MODERATOR: Good evening.',
      'Dana Whitlock: We will rebuild the bridge. I promise.',
      'Dana Whitlock: It will take years.',
      'Omar Reyes: “Never,” she told me.',
      'Dana Whitlock: I did not.',
      'Omar Reyes: You did.',
    ])
  })

  test('as questions and answers gives the answers to the one person it is about', () => {
    expect(heard('We met Ann Holm.\n\nQ: Why write?\n\nA: I had to.\n\nQ: And now?\n\nA: I rest.')).toEqual([
      'null: Why write?',
      'Ann Holm: I had to.',
      'null: And now?',
      'Ann Holm: I rest.',
    ])
  })

  test.each([
    'Date: Monday\n\nPlace: Oslo\n\nPrice: 3 euros\n\nDate: Tuesday',
    'Anna Holm: a life\n\nShe was born in Oslo.',
    'Note: closed on Monday.\n\nNote: closed on Friday.',
  ])('is not seen in %j', (text) => {
    expect(heard(text)).toEqual([])
  })
})

describe('dialogue dashes', () => {
  test.each([
    [
      'es',
      '—Vamos —dijo Ana—. Es tarde.\n\n—No quiero.\n\n—¿Por qué? —preguntó Luis.',
      ['Ana: Vamos', 'Ana: Es tarde.', 'null: No quiero.', 'Luis: ¿Por qué?'],
    ],
    ['fr', '— Non, répondit Marie. Il est tard.', ['Marie: Non,', 'Marie: Il est tard.']],
    ['ru', '— Пойдём, — сказал Иван Петров. — Поздно.', ['Иван Петров: Пойдём,', 'Иван Петров: Поздно.']],
    ['en', '—Come, said Tom.\n\n—No.', ['Tom: Come,', 'null: No.']],
  ])('open speech in %s: %s', (language, text, expected) => {
    expect(heard(text, language)).toEqual(expected)
  })

  test.each([
    '— In Ohio, the vote is close, he said.\n\n— The fact that he talks at all about bridges, roads, ferries and their cost, she said, is news to everybody who has followed the long campaign from its start in Oslo.',
    '- Bread, he said\n\n- Milk',
    '— one\n\n— two',
  ])('open a list in %j', (text) => {
    expect(heard(text)).toEqual([])
  })
})

describe('block quotations', () => {
  test('belong to whom the sentence before announces, line by line', () => {
    expect(
      heard('Ann Holm wrote to the council:\n\n> We never agreed.\n> It is wrong.\n\nNobody replied.'),
    ).toEqual(['Ann Holm: We never agreed.', 'Ann Holm: It is wrong.'])
  })

  test('or to whom they are signed by', () => {
    expect(heard('The letter was short.\n\n> Stop it now.\n>\n> — Ann Holm')).toEqual([
      'Ann Holm: Stop it now.',
    ])
  })

  test('with marks of their own are read by these', () => {
    expect(heard('> “Stop it,” said Ann Holm.')).toEqual(['Ann Holm: Stop it,'])
  })
})

describe('quotations in other languages', () => {
  test.each([
    [
      'fr',
      '« Nous partons demain », a déclaré Anne Leroy. « C’est décidé. »',
      ['Nous partons demain', 'C’est décidé.'],
    ],
    [
      'de',
      '„Wir bleiben hier“, sagte Anne Leroy. „Das ist sicher.“',
      ['Wir bleiben hier', 'Das ist sicher.'],
    ],
    ['es', '«Nos vamos», dijo Anne Leroy.', ['Nos vamos']],
    ['ru', '«Мы не уйдём», — заявил Иван Петров.', ['Мы не уйдём']],
  ])('have their speaker in %s: %s', (language, text, words) => {
    const name = language === 'ru' ? 'Иван Петров' : 'Anne Leroy'
    expect(heard(text, language)).toEqual(words.map((said) => `${name}: ${said}`))
  })
})

describe('marks that quote nobody', () => {
  test.each([
    ['He was a guest on NBC’s “Today” that week.', 'title: Today'],
    ['She starred in the film “The Long Winter” in May.', 'title: The Long Winter'],
    ['“Broad Street” star Ann Holm came.', 'title: Broad Street'],
    ['Only registered voters vote in “closed” primaries.', 'scare: closed'],
    ['The mascot known as “Dusty” was sold.', 'name: Dusty'],
    ['The warning, meaning “danger”, came at noon.', 'scare: danger'],
  ])('%s', (text, expected) => {
    expect(heard(text)).toEqual([expected])
  })

  test.each([
    ['Ann Holm called him “Crooked Tom” again.', 'Ann Holm: Crooked Tom'],
    ['Ann Holm, the mayor, called it “a disgrace”.', 'Ann Holm: a disgrace'],
    ['“Why?” asked Ann Holm.', 'Ann Holm: Why?'],
  ])('but a cue beside them makes them words: %s', (text, expected) => {
    expect(heard(text)).toEqual([expected])
  })

  test('nor do those inside a tag left in the text', () => {
    expect(heard('<tweet id="7" author="holm">“We go,” said Ann Holm.</tweet>')).toEqual(['Ann Holm: We go,'])
  })
})
