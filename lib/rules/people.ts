import { lastWord, singular } from './names.ts'

/** Whether a table's name says that its rows are people. */
export function isPeopleName(name: string): boolean {
  return people.has(singular(lastWord(name)))
}

const people: ReadonlySet<string> = new Set(
  (
    'person user customer patient employee student member child player staff author actor participant client guest ' +
    'pupil teacher contact artist lead passenger driver agent subscriber visitor cliente usuario kunde benutzer'
  ).split(' '),
)
