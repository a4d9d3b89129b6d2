/** JSON Pointers (RFC 6901). */

/** The pointer to a member or an element of what `pointer` leads to. */
export function within(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${escaped(String(key))}`, pointer)
}

/** The pointer to what a list of keys leads to. */
export function pointerTo(keys: readonly PropertyKey[]): string {
  return within('', ...keys.map(String))
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
