import { describe, expect, it } from 'vitest'
import { kindsOf } from './changing.ts'

type Change = readonly [text: string, claimed: string, kinds: readonly string[]]

const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'a negation': [
    [
      'The crew will not leave the ship tonight.',
      'The crew will leave the ship tonight',
      ['negation_changed'],
    ],
    [
      'The crew will leave the ship tonight.',
      'The crew will not leave the ship tonight',
      ['negation_changed'],
    ],
    ['The crew can leave the ship tonight.', 'The crew cannot leave the ship tonight', ['negation_changed']],
    ['The crew can leave the ship tonight.', "The crew can't leave the ship tonight", ['negation_changed']],
    [
      'The crew could leave the ship tonight.',
      'The crew couldn’t leave the ship tonight',
      ['negation_changed'],
    ],
    ['The harbour was never closed to us.', 'The harbour was ever closed to us', ['negation_changed']],
    ['We see no reason to close the gate.', 'We see any reason to close the gate', ['negation_changed']],
    ['Not only the old mill was sold here.', 'only the old mill was sold here', []],
    ['It was not only the mill that burned.', 'It was only the mill that burned', ['negation_changed']],
    ['They came without a plan for winter.', 'They came with a plan for winter', ['negation_changed']],
    ['Nothing in the yard was touched.', 'Everything in the yard was touched', ['negation_changed']],
    ['It ain’t the wind that broke it.', 'It is the wind that broke it', ['negation_changed']],
    [
      'We fear the storm not. Then we sail on at dawn.',
      'We fear the storm. Then we sail on at dawn',
      ['elision_hides', 'negation_changed'],
    ],
    ['The crew never leaves the ship at night.', 'The crew seldom leaves the ship at night', []],
  ],
  'a number': [
    ['They planted five trees on the hill.', 'They planted six trees on the hill', ['number_changed']],
    ['They planted 1,200 trees on the hill.', 'They planted 1,300 trees on the hill', ['number_changed']],
    ['It cost two million in the first year.', 'It cost two billion in the first year', ['number_changed']],
    ['It cost a hundred crowns to mend.', 'It cost a thousand crowns to mend', ['number_changed']],
    ['The first bridge fell into the river.', 'The second bridge fell into the river', ['number_changed']],
    ['The fifth bridge fell into the river.', 'The sixth bridge fell into the river', ['number_changed']],
    ['Half of the houses stood empty then.', 'Third of the houses stood empty then', ['number_changed']],
    ['About half the houses stood empty.', 'About third the houses stood empty', ['number_changed']],
    ['About two thirds of it was sold.', 'About two fifths of it was sold', ['number_changed']],
    ['The price rose by 5% in the spring.', 'The price rose by 5 in the spring', ['number_changed']],
    [
      'The price rose by five percent in spring.',
      'The price rose by five points in spring',
      ['number_changed'],
    ],
    ['It fell to -5 degrees in the night.', 'It fell to 5 degrees in the night', ['number_changed']],
    ['It was in World War II that he sailed.', 'It was in World War III that he sailed', ['number_changed']],
    ['The court of Louis XIV was built here.', 'The court of Louis XV was built here', ['number_changed']],
    ['Only one of the boats came back again.', 'Only 1 of the boats came back again', []],
    ['A dozen of the boats came back again.', 'A score of the boats came back again', ['number_changed']],
    ['He told it once to the whole village.', 'He told it twice to the whole village', ['number_changed']],
  ],
  'a name': [
    [
      'The letter came from Anna Schmidt in May.',
      'The letter came from Paula Schmidt in May',
      ['name_changed'],
    ],
    ['The letter came from Anna Schmidt today.', 'The letter came from Anna Weber today', ['name_changed']],
    ['They flew over Mr. Lund and his farm.', 'They flew over Mr. Weber and his farm', ['name_changed']],
    ['They came to the U.S. in the autumn.', 'They came to the U.K. in the autumn', ['name_changed']],
    ['They came to NATO in the autumn.', 'They came to UNESCO in the autumn', ['name_changed']],
    ['The Russian side spoke on a Monday.', 'The Polish side spoke on a Monday', ['name_changed']],
    ['The Russian side spoke on a Monday.', 'the polish side spoke on a monday', ['name_changed']],
    [
      'We met in Oslo. Oslo was cold that winter.',
      'We met in Oslo. Bergen was cold that winter',
      ['name_changed'],
    ],
    [
      'the quiet yard of Smith was sold at last',
      'the quiet yard of Jones was sold at last',
      ['name_changed'],
    ],
    [
      'In the Senate they call Tom and Ann, Bob, Kim and Eve honest.',
      'they call Tom and Ann, Bob, Max and Eve honest',
      ['name_changed'],
    ],
    // A sentence, a line, a quotation opens; or the pronoun.
    ['It was cold. Nevertheless they sailed on.', 'It was cold. Afterwards they sailed on', []],
    ['It was cold.\nBeneath the hill they slept.', 'It was cold.\nBehind the hill they slept', []],
    ['He said: “Follow the river to the mill.”', 'He said: “Leave the river to the mill.”', []],
    ['The house where I live is old and grey.', 'The house where we live is old and grey', []],
    [
      'The house where I’ll live is old and grey.',
      'The house where they live is old and grey',
      ['modal_changed'],
    ],
    // Capitals everywhere tell nothing.
    ['The gate was closed to every stranger here.', 'THE GATE WAS OPENED TO EVERY STRANGER HERE', []],
    ['THE GATE WAS CLOSED TO EVERY STRANGER', 'THE GATE WAS OPENED TO EVERY STRANGER', []],
    ['The gate was closed to every stranger.', 'The Gate Was Opened to Every Stranger', []],
    // The same name, as a possessive.
    ['It was the farm of Lund that burned.', 'It was the farm, Lund’s that burned', []],
    ['They came in May to the lake of swans.', 'They came in June to the lake of swans', ['name_changed']],
  ],
  'a modal': [
    ['The council may close the old gate.', 'The council must close the old gate', ['modal_changed']],
    ['The council should close the old gate.', 'The council shall close the old gate', ['modal_changed']],
    [
      'The council will close the old gate.',
      'The council can’t close the old gate',
      ['modal_changed', 'negation_changed'],
    ],
    ['The council couldn’t close the gate.', 'The council shouldn’t close the gate', ['modal_changed']],
    ['The council might close the old gate.', 'The council did close the old gate', ['modal_changed']],
  ],
  'a qualifier': [
    ['Only the council may close the gate.', 'the council may close the gate', []],
    [
      'We sell if only the council agrees to it.',
      'We sell if the council agrees to it',
      ['qualifier_dropped'],
    ],
    ['It was almost half of what they owned.', 'It was half of what they owned', ['qualifier_dropped']],
    [
      'They know some of the men by their name.',
      'They know most of the men by their name',
      ['qualifier_dropped'],
    ],
    [
      'They know all of the men by their name.',
      'They know some of the men by their name',
      ['qualifier_dropped'],
    ],
    [
      'It was perhaps the best of the harvests.',
      'It was surely the best of the harvests',
      ['qualifier_dropped'],
    ],
    ['It was the best of all the harvests.', 'It was perhaps the best of all the harvests', []],
  ],
}

describe.each(Object.entries(CHANGES))('a change of %s', (_, changes) => {
  it.each(changes)('“%s” → “%s”: %j', (text, claimed, kinds) => {
    expect(kindsOf(text, claimed)).toEqual(kinds)
  })
})

describe('a change of nothing but words', () => {
  it.each([
    ['The crew sailed south along the coast.', 'The crew sailed north along the coast'],
    ['The crew sailed south along the coast.', 'The sailors sailed south along the coast'],
    ['It belongs to those who paid for it.', 'It belongs to people who paid for it'],
  ])('“%s” → “%s” bears no signal', (text, claimed) => {
    expect(kindsOf(text, claimed)).toEqual([])
  })
})
