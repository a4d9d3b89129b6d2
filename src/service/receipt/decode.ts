/** What stands in a receipt, whether or not it is true. */
import { decodeJwt } from 'jose'
import { type Statement, statement } from './statement.ts'

/** Null if the JWS is no receipt of this kind. */
export function readStatement(jws: string): Statement | null {
  try {
    return statement.safeParse(decodeJwt(jws)).data ?? null
  } catch {
    return null
  }
}
