/** How English contracts two words into one. */
import { type Words, words } from './words.ts'

/** Contractions that people write without their apostrophe, where the bare form is no other word. */
export const BARE_CONTRACTIONS: Words = words(`
  dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mustnt neednt
  youre theyre youve weve theyve ive youll theyll itll thatll thats whats wheres theres heres shes hes im youd theyd aint`)

/** What a contraction's second word may be, by its ending. */
export const CONTRACTION_ENDINGS: readonly (readonly [ending: string, full: readonly string[]])[] = [
  ["n't", ['not']],
  ["'ll", ['will', 'shall']],
  ["'re", ['are']],
  ["'ve", ['have']],
  ["'m", ['am']],
  ["'d", ['would', 'had']],
  ["'s", ['is', 'has', 'us']],
]

/** Contractions whose first word changes. */
export const IRREGULAR_CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ["won't", 'will not'],
  ["can't", 'can not'],
  ["shan't", 'shall not'],
])
