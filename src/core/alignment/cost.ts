/**
 * What each step of an alignment costs. A kept word outweighs a changed one: dropping "don’t" beats
 * reading it as "We".
 */
export const COST = {
  respelled: 1,
  contracted: 2,
  respaced: 3,
  slip: 3,
  replace: 5,
  insert: 7,
  insertMore: 4,
  delete: 4,
  deleteMore: 1,
  bracketed: 1,
  jump: 12,
  jumpBack: 14,
} as const

/** More than any alignment costs; what it is added to stays within 32 bits. */
export const FAR = 1 << 28
