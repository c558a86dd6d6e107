/** Running a script on a real engine and holding the model against its catalogue. */
export * from './executor.ts'
export * from './verify.ts'
