/** A review as a file: text for people, JSON for programs, SARIF for code hosts. */
export * from './format-review.ts'
