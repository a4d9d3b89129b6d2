/** The same service in other languages and scripts: texts made up for this, verified end to end. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { ask } from './starter.ts'
import { textOf } from './text.ts'

type Tongue = {
  readonly language: string
  readonly text: string
  /** The claim as it stands, and as others set it. */
  readonly exact: readonly string[]
  /** With one word or character changed. */
  readonly changed: readonly string[]
  /** Without its negation. */
  readonly affirmed?: string
  /** With an ellipsis that hides nothing. */
  readonly elided: string
}

const TONGUES: readonly Tongue[] = [
  {
    language: 'fr',
    text: 'Le maire a parlé devant le vieux port. « Nous n’avons jamais promis de vendre les bateaux de pêche à des étrangers », a dit Claire Vasseur. « Le port, après tant d’années de travail, appartient à ceux qui y vivent. »',
    exact: [
      'Nous n’avons jamais promis de vendre les bateaux de pêche',
      "« Nous n'avons jamais promis de vendre les bateaux de pêche »",
      'NOUS N’AVONS JAMAIS PROMIS DE VENDRE LES BATEAUX DE PÊCHE',
      'Nous n’avons jamais promis de vendre les bateaux de pe\u0302che',
    ],
    changed: [
      'Nous n’avons jamais promis de louer les bateaux de pêche',
      'Nous n’avons jamais promis de vendre les bateaux de pèche',
    ],
    affirmed: 'Nous avons promis de vendre les bateaux de pêche',
    elided: 'Le port … appartient à ceux qui y vivent',
  },
  {
    language: 'de',
    text: 'Die Lehrerin trat ans Fenster. „Wir werden die große Straße nicht schließen, solange Kinder dort wohnen“, sagte Ute Brandt. „Die Stadt hat, wie jeder sehen kann, genug Platz für alle.“',
    exact: [
      'Wir werden die große Straße nicht schließen, solange Kinder dort wohnen',
      '»Wir werden die große Straße nicht schließen, solange Kinder dort wohnen«',
      'Wir werden die grosse Strasse nicht schliessen, solange Kinder dort wohnen',
      'Wir werden die gro\u00ADße Straße nicht schließen, solange Kinder dort wohnen',
    ],
    changed: [
      'Wir werden die große Brücke nicht schließen, solange Kinder dort wohnen',
      'Wir würden die große Straße nicht schließen, solange Kinder dort wohnen',
    ],
    affirmed: 'Wir werden die große Straße schließen, solange Kinder dort wohnen',
    elided: 'Die Stadt hat … genug Platz für alle',
  },
  {
    language: 'es',
    text: '—¿Por qué volvió el barco? —preguntó la niña. El capitán nunca quiso dejar la isla, porque su corazón estaba allí. La isla, pequeña y verde, guardaba todos sus recuerdos.',
    exact: [
      'El capitán nunca quiso dejar la isla, porque su corazón estaba allí',
      '«El capitán nunca quiso dejar la isla, porque su corazón estaba allí»',
      'El capita\u0301n nunca quiso dejar la isla, porque su corazo\u0301n estaba alli\u0301',
    ],
    changed: [
      'El capitán nunca quiso dejar la casa, porque su corazón estaba allí',
      'El piloto nunca quiso dejar la isla, porque su corazón estaba allí',
    ],
    affirmed: 'El capitán quiso dejar la isla, porque su corazón estaba allí',
    elided: 'La isla … guardaba todos sus recuerdos',
  },
  {
    language: 'ru',
    text: 'Старый пекарь долго молчал. «Мы не отдадим ключи от пекарни чужим людям, — сказала Вера Сомова. — Хлеб, испечённый ещё до рассвета, ждёт соседей».',
    exact: [
      'Мы не отдадим ключи от пекарни чужим людям',
      '„Мы не отдадим ключи от пекарни чужим людям“',
      'МЫ НЕ ОТДАДИМ КЛЮЧИ ОТ ПЕКАРНИ ЧУЖИМ ЛЮДЯМ',
    ],
    changed: ['Мы не отдадим деньги от пекарни чужим людям', 'Мы не отдадим ключи от пекарни своим людям'],
    affirmed: 'Мы отдадим ключи от пекарни чужим людям',
    elided: 'Хлеб … ждёт соседей',
  },
  {
    language: 'ar',
    text: 'وقف البستاني أمام الباب القديم. لن نبيع أشجار الزيتون التي زرعها أجدادنا على التل. الماء القادم من الجبل البعيد يكفي الجميع.',
    exact: [
      'لن نبيع أشجار الزيتون التي زرعها أجدادنا على التل',
      '«لن نبيع أشجار الزيتون التي زرعها أجدادنا على التل»',
      'لن نبيع أشجـــار الزيتـون التي زرعها أجدادنا على التل',
    ],
    changed: [
      'لن نبيع أشجار النخيل التي زرعها أجدادنا على التل',
      'لن نبيع أشجار الزيتون التي باعها أجدادنا على التل',
    ],
    elided: 'الماء … يكفي الجميع',
  },
  {
    language: 'zh',
    text: '老船长站在码头上。「我们不会把灯塔卖给任何外来的商人，」林秋月说，「这座小岛虽然很穷，却养活了三百户人家。」',
    exact: [
      '我们不会把灯塔卖给任何外来的商人',
      '“我们不会把灯塔卖给任何外来的商人”',
      '我们不会把灯塔 卖给任何外来的商人。',
      '卖给任何外来的商人',
      '外来的商人',
    ],
    changed: ['我们不会把灯塔租给任何外来的商人', '我们不会把房屋卖给任何外来的商人', '养活了五百户人家'],
    elided: '这座小岛……养活了三百户人家',
  },
  {
    language: 'ja',
    text: '駅員は雪の中で待っていた。「この町の鉄道を止めるつもりはありません」と三浦は言った。「春になれば、長い冬を越えた人々が、ふたたびガラスの工房へ帰ってくる。」',
    exact: [
      'この町の鉄道を止めるつもりはありません',
      '『この町の鉄道を止めるつもりはありません』',
      'ふたたびガラスの工房へ帰ってくる',
      'ふたたびｶﾞﾗｽの工房へ帰ってくる',
      'ふたたびカ\u3099ラスの工房へ帰ってくる',
    ],
    changed: [
      'この村の鉄道を止めるつもりはありません',
      'この町の鉄道を止めるつもりはあります',
      'ふたたびカラスの工房へ帰ってくる',
    ],
    elided: '春になれば……ふたたびガラスの工房へ帰ってくる',
  },
  {
    language: 'th',
    text: 'ชาวนานั่งอยู่ใต้ต้นไม้ใหญ่ริมแม่น้ำ เราไม่เคยขายข้าวให้คนแปลกหน้าในฤดูฝน เพราะฝนที่ตกหนักมากทำให้ถนนขาด',
    exact: ['เราไม่เคยขายข้าวให้คนแปลกหน้าในฤดูฝน', '“เราไม่เคยขายข้าวให้คนแปลกหน้าในฤดูฝน”'],
    changed: ['เราไม่เคยขายข่าวให้คนแปลกหน้าในฤดูฝน', 'เราเคยขายข้าวให้คนแปลกหน้าในฤดูฝน'],
    elided: 'เพราะฝน…ทำให้ถนนขาด',
  },
]

/** Texts without a word in common with the claims, so that theirs are not the only ones. */
const OTHERS: readonly Document[] = [
  textOf('mill', 'The mill stood by the river for three hundred years before anybody thought of selling it.'),
]

let library: Library
beforeAll(async () => {
  const store = memoryStore()
  const documents = TONGUES.map(({ language, text }) => textOf(`text-${language}`, text, { language }))
  await publish(store, [...documents, ...OTHERS])
  const opened = await openLibrary(store)
  if (opened === null) throw new Error('The library is empty')
  library = opened
})

describe.each(TONGUES)('verify() in $language', ({ language, exact, changed, affirmed, elided }) => {
  const document = { id: `text-${language}` }

  it.each(exact)('finds “%s” word for word, however it is set', async (quote) => {
    const { answer } = await ask(library, quote)
    expect(answer).toMatchObject({ verdict: 'verbatim', matches: [{ wording: 'exact', document }] })
  })

  it.each(changed)('says that “%s” is not what the text says', async (quote) => {
    const { answer } = await ask(library, quote)
    expect(answer).toMatchObject({ verdict: 'altered', matches: [{ wording: 'altered', document }] })
  })

  it.each(affirmed === undefined ? [] : [affirmed])('warns that “%s” lacks its negation', async (quote) => {
    const { answer } = await ask(library, quote)
    expect(answer).toMatchObject({ verdict: 'altered', matches: [{ document }] })
    expect(answer.warnings.map(({ kind }) => kind)).toContain('negation_changed')
  })

  it(`allows an honest ellipsis: “${elided}”`, async () => {
    const { answer } = await ask(library, elided)
    expect(answer).toMatchObject({ verdict: 'verbatim', matches: [{ wording: 'elided', document }] })
  })
})

describe('verify() of marks that a script can do without', () => {
  it.each([
    ['لَنْ نَبِيعَ أَشْجَارَ الزَّيْتُونِ', 'verbatim'],
    ['لن نبيع اشجار الزيتون', 'verbatim'],
    ['Хлеб, испеченный еще до рассвета, ждет соседей', 'verbatim'],
  ])('“%s” is %s', async (quote, verdict) => {
    expect((await ask(library, quote)).answer.verdict).toBe(verdict)
  })
})

describe('verify() of words claimed for somebody else', () => {
  it.each([
    // Ten Chinese characters say as much as ten words; sixteen Thai letters are three words.
    ['zh', '我们的船明天早上出海。', '我们的船明天早上出海', 'misattributed'],
    ['th', 'เรือของเราจะออกทะเลพรุ่งนี้', 'เรือของเราจะออก', 'undetermined'],
  ])('counts words, not characters, before it contradicts: %s', async (language, text, quote, verdict) => {
    const store = memoryStore()
    await publish(store, [textOf('speech', text, { language, speaker: 'Mei Chen' })])
    const speech = await openLibrary(store)
    if (speech === null) throw new Error('The library is empty')
    const { answer } = await ask(speech, quote, { speaker: 'Oskar Lund' })
    expect(answer).toMatchObject({ verdict, matches: [{ wording: 'exact' }] })
  })
})
