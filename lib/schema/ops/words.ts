import { z } from 'zod'

/** SQL of the document's dialect. */
export const sql = z.string().min(1)
export const name = z.string().min(1)
export const ref = z.string().min(1).describe('qualified name, unquoted; quote a part that contains a dot')
export const names = z.array(name).min(1)
export const comment = z.string().nullable()
