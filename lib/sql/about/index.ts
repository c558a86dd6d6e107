/** The facts of all dialects, for those who show them: nothing here reads or writes SQL. */
export * from '../data-registry.ts'
