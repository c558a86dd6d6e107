/** The form in which the engine reports a schema. */
export { normalizeSchema } from './normalize-schema.ts'
