/** Sentences in which words, marks and characters are awkward to cut, to be put together to texts. */
export const AWKWARD = [
  '“We do not intend to beg,” said General Ivashov. ',
  'He said that they had left “the ‘last’ of them” behind on 11 June 1999. ',
  'They asked: [Laughter] "Who?" — ',
  'Nobody knew, rele-\nvant or not.\n\n',
  '漢字と言った。',
  '… 🙏 ',
] as const
