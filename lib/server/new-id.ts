import { randomBytes } from 'node:crypto'

/** A new random id, 72 bits, safe in a URL. */
export function newId(): string {
  return randomBytes(9).toString('base64url')
}
