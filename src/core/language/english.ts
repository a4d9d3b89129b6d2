/** English, in full. */
import { COUNTING } from './english-number.ts'
import type { Language } from './language.ts'
import { verbs, words } from './words.ts'

export const ENGLISH: Language = {
  tag: 'en',
  negations: words(`
    not no never none nobody nobody's nothing nothing's nowhere neither nor cannot without hardly scarcely barely
    seldom rarely nought naught nay lest
    dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mustnt neednt aint`),
  negationBeginnings: [],
  negationEndings: ["n't"],
  reversals: words(`
    refuse refuses refused fail fails failed deny denies denied lack lacks lacked cease ceases ceased
    decline declines declined than instead forbid forbids forbade forbidden prevent prevents prevented oppose opposes opposed`),
  modals: verbs([
    "can can't cannot canst",
    "could couldn't couldnt couldest couldst",
    "may mayn't mayest mayst",
    "might mightn't mightest",
    "must mustn't mustnt",
    "shall shan't shalt",
    "should shouldn't shouldnt shouldest shouldst",
    "will won't wilt",
    "would wouldn't wouldnt wouldest wouldst",
    "ought oughtn't",
  ]),
  modalEndings: [["'ll", 'will']],
  copulas: words('is are was were am be been'),
  auxiliaries: words(`
    is isn't are aren't was wasn't were weren't am have haven't has hasn't had hadn't do don't does doesn't did didn't`),
  subjects: words('i we he she they it you who'),
  conjunctions: words('and or nor'),
  numbers: COUNTING,
  qualifiers: words(`
    only if unless almost nearly until except but however although though perhaps maybe probably possibly some
    sometimes mostly merely alleged allegedly reportedly apparently supposedly seemingly presumably approximately
    roughly partly partially largely generally usually often occasionally`),
  quantifiers: words('all every each most many few several any'),
  conditions: words(
    'if unless except until but however although though yet nevertheless nonetheless provided',
  ),
  turns: words('but however yet nevertheless nonetheless still although though'),
  inflections: words("s es e d ed ing r er st est n en y ies ied 's"),
  sayingVerbs: words(`
    say said says tell told tells write added adds noted notes stated states wrote writes replied replies answered answers
    explained explains declared declares announced announces insisted insists warned warns argued argues continued
    observed observes remarked remarks asked asks concluded concludes recalled recalls
    exclaimed exclaims cried cries shouted shouts yelled yells thundered thunders roared growled snapped whispered
    whispers muttered mutters murmured murmurs sighed complained complains lamented laments commented comments
    responded responds retorted retorts reiterated reiterates repeated repeats stressed stresses emphasized
    emphasizes emphasised emphasises urged urges maintained maintains asserted asserts mused muses`),
  attributionTurns: words(`
    to and or have has had having be been being is are was were am do does did otherwise falsely allegedly
    supposedly reportedly as like`),
  relatives: words('who whom whose which that because while when where'),
  capitals: 'names',
  capitalised: words('i o'),
  marksOptional: true,
}
