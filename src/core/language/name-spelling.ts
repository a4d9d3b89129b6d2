/** Names from other scripts that English newspapers spell in several ways, which no rule of sounds brings together. */
import { listed } from './words.ts'

/** Each line has the spellings of one name. */
const SPELLINGS = [
  'kiev kyiv kiyev',
  'kharkov kharkiv',
  'lvov lviv lwow',
  'odessa odesa',
  'dnieper dnipro dnepr',
  'peking beijing',
  'nanking nanjing',
  'canton guangzhou',
  'chungking chongqing',
  'gaddafi gadhafi qaddafi qadhafi kadafi kadhafi khadafy',
  'hussein husain hussain husayn',
  'mohammed muhammad mohamed mohammad muhammed mehmed mahomet',
  "koran quran qur'an",
  'moslem muslim',
  'moslems muslims',
  'hezbollah hizbollah hizbullah hizballah hezbullah',
  'osama usama',
  'laden ladin',
  'nasser nasir naser',
  'mecca makkah',
  'teheran tehran',
  'bagdad baghdad',
  'tripolis tripoli',
  'gorbachev gorbachov gorbatschow gorbachyov',
  'khrushchev khruschev khrushchov chruschtschow',
  'yeltsin jelzin eltsin',
  'zelensky zelenskyy zelenskiy selenskyj',
  'trotsky trotzky trotski',
  'tolstoy tolstoi tolstoj',
  'dostoevsky dostoyevsky dostoevskii dostojewski',
  'chekhov tchekhov chekov tschechow',
  'tchaikovsky chaikovsky tschaikowski',
  'chernomyrdin tschernomyrdin',
  'rumania roumania romania',
  'servia serbia',
  'czar tsar tzar',
  'czars tsars tzars',
  'korea corea',
  'marseilles marseille',
  'lyons lyon',
]

/** Spellings with the first of their name. */
export const NAME_SPELLINGS: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap((line) => {
    const [name = '', ...others] = listed(line)
    return [name, ...others].map((spelling): [string, string] => [spelling, name])
  }),
)
