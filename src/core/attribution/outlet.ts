/** Which names are those of outlets, through which words are reported. */
import { OUTLETS, PLACES } from '../language/english-attribution.ts'
import { NO_OUTLETS, OUTLET_NAMES } from '../language/english-dateline.ts'

/** True if an outlet is known by that name, with or without its article. */
export function isKnownOutlet(name: string): boolean {
  const lower = name.toLowerCase().replace(/^the /, '')
  return OUTLETS.has(lower) || OUTLET_NAMES.has(lower)
}

/** True if a name may be an outlet's where one is due: it is no state, party or place, "R-Texas", "Calif.". */
export function mayBeOutlet(name: string): boolean {
  const lower = name.toLowerCase().replace(/\.$/, '')
  if (NO_OUTLETS.has(lower) || PLACES.has(lower) || /^[dri](?:\.|-\p{L})/u.test(lower)) return false
  return /^\p{Lu}[\p{L}.&'’-]*(?: [\p{Lu}\d][\p{L}\p{N}.&'’-]*){0,4}$/u.test(name)
}
