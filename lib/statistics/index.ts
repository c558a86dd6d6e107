/** What a database counts and measures of itself, read from what its catalogue views print. */
export * from './read-statistics.ts'
export * from './statistics.ts'
