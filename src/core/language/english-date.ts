/** English word lists for reading when something was said. Data only; every entry is lower case. */
import { figures, words } from './words.ts'

/** Parts of a day, which leave the day what it is: "Monday night". */
export const DAY_PARTS = words('morning afternoon evening night noon midday lunchtime')

/** Numbers that are written out before "days ago". "A few" and "several" are none. */
export const AGO_COUNTS: ReadonlyMap<string, number> = new Map(
  figures(
    'a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 twenty:20 thirty:30',
  ).map(([word, figure]) => [word, Number(figure)]),
)

/** Words between a preposition and a date, or before either, that change nothing: "late on Monday", "back in 1998". */
export const DATE_ADVERBS = words('late early earlier later just only back even again sometime')

/** Prepositions that set a date beside what it dates. */
export const DATE_PREPOSITIONS = words('on in during at over between')

/** Words before a date that make it the end of a time, or the date of something else: "since Monday", "the vote of May 3". */
export const OTHER_PREPOSITIONS = words(
  `since until till by before after following from through throughout for to of about against around toward towards than as
   beyond past per via versus with without aboard outside inside amid alongside beside`,
)

/** Words before a date that make it a part of a name for something: "the May 3 attack", "his 1998 book". */
export const DATE_DETERMINERS = words(
  `the a an this that these those his her its their our my your every each next coming following previous some any no another
   first second third whose`,
)

/** Occasions on which people speak or write: "in a 1998 interview", "in Monday's speech". */
export const OCCASIONS = words(
  `interview interviews speech address statement statements letter e-mail email memo memorandum tweet tweets post posts message
   briefing conference call hearing testimony debate meeting rally broadcast telecast webcast podcast show program programme
   episode edition article column essay op-ed editorial report release announcement press news appearance remarks comments lecture
   sermon talk discussion session forum panel town-hall q&a conversation chat note diary affidavit deposition filing
   interviewed newscast newscasts segment video ceremony dinner luncheon breakfast gathering event events summit stop
   blog book memoir memoirs autobiography transcript document declaration communique proclamation obituary eulogy toast advertisement ad`,
)

/** Those of them that words are heard "on": "on Friday's broadcast". What is said "on Friday's speech" is about it. */
export const BROADCASTS = words(
  'broadcast telecast webcast podcast show program programme episode edition newscast newscasts segment',
)

/** Participles that say when an occasion was: "in a statement issued Tuesday". */
export const OCCASION_PARTICIPLES = words(
  `issued released published posted aired broadcast televised sent dated taped recorded delivered given made held conducted
   scheduled written e-mailed emailed circulated obtained tweeted read carried`,
)

/** Participles of saying itself: "Speaking on Tuesday, he said", "asked on Monday". */
export const SPEAKING_PARTICIPLES = words(
  `speaking talking addressing testifying appearing writing tweeting asked questioned pressed reached contacted interviewed
   commenting responding announcing unveiling`,
)

/** Words that begin a clause that is not the one before, or what is reported: a date behind them is another's. */
export const CLAUSE_STARTS = words(
  `that who whom whose which where when while because if although though unless whether until till since after before whereas
   lest so nor once ahead how why what whatever wherever whenever whoever`,
)

/** Words that join clauses as equals. */
export const CLAUSE_JOINTS = words('and but or yet then plus')

/** Pronouns that are the subject of a clause. */
export const SUBJECT_PRONOUNS = words('i he she it we they you there who everyone nobody everybody')

/** Finite verbs and past forms, besides those in "-ed", by which a clause is known. */
export const CLAUSE_VERBS = words(
  `is isn't isn’t are aren't aren’t was wasn't wasn’t were weren't weren’t am has hasn't hasn’t have haven't haven’t had hadn't hadn’t
   will won't won’t would wouldn't wouldn’t can can't can’t cannot could couldn't couldn’t should shouldn't shouldn’t may might must
   shall does doesn't doesn’t do don't don’t did didn't didn’t
   said told ate beat became began bought broke brought built burnt came caught chose cost cut dealt died drew drove fell felt fled flew forbade
   forgot fought found froze gave got grew heard held hid hit hung hurt kept knew laid lay led left lent lost made meant met paid
   quit ran rang rose sank sat saw sent set shook shot shut slept slid sold sought spent spoke spread stole stood stuck struck
   swept swam swung taught thought threw took tore understood upheld wept went withdrew woke won wore wound wrote
   wants says goes comes makes takes gets needs plans remains becomes means seems appears faces hopes holds`,
)

/** Words in "-ed" and "-ing" that are no verbs where they stand alone. */
export const VERB_LIKE_NOUNS = words(
  `united retired unidentified unnamed armed wounded red need bed speed breed seed feed indeed hundred sacred wicked
   morning evening during briefing hearing meeting gathering building king ring thing spring string wing ceiling wedding ending
   opening nothing something anything everything training housing planning beijing being`,
)

/** Verbs of speech whose object is who is spoken to: "told reporters". */
export const ADDRESSING_VERBS = words(
  `told tells tell telling asked asks ask asking informed informs assured assures reminded reminds warned warns advised advises
   urged urges instructed notified cautioned addressed interviewed emailed texted briefed`,
)

/** Who is spoken to: "to reporters", "told lawmakers". */
export const ADDRESSEES = words(
  `reporters journalists newsmen correspondents supporters lawmakers members delegates employees staff staffers investors analysts
   students parliament congress followers fans viewers readers jurors police people voters colleagues officials me him them us
   her crowds crowd audience audiences listeners lawmaker reporter senators legislators legislature commons court`,
)

/** Events that have a date of their own: "the attack on Friday". */
export const EVENT_NOUNS = words(
  `attack attacks bombing bombings shooting shootings killing killings crash explosion explosions blast election elections vote
   referendum war raid raids strike strikes riot riots murder murders death deaths fire fires accident earthquake coup invasion
   massacre game match race primary primaries caucus caucuses storm hurricane flood arrest arrests verdict ruling protest protests
   march decision defeat victory win loss resignation assassination`,
)

/** Words that may stand before a date at the head of a sentence. */
export const SENTENCE_LINKS = words('but and yet so then still meanwhile however also again')
