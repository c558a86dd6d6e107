import type { MigrationPlan } from '../plan-migration.ts'

/** What somebody ticks off before the migration is accepted; only what this plan calls for. */
export function acceptanceChecklist({ up, down, phases, questions }: MigrationPlan): readonly string[] {
  const loses = up.some((step) => step.losesData !== null)
  const looks = up.some((step) => step.inspect !== undefined)
  const back = down.some((step) => step.losesData !== null)
  const long = up.some(({ facts }) => facts.scans || facts.rewrites)
  const checked = up.some((step) => step.verify !== undefined || step.postconditions?.length)
  const items = [
    'A backup exists and has been restored once, somewhere else.',
    'The bundle has run up and down on a copy of the database with as many rows.',
    ...(long ? ['The statements that read or write whole tables were timed on that copy.'] : []),
    ...(loses ? ['Somebody who owns the data has agreed to what is lost.'] : []),
    ...(looks ? ['Somebody has looked at what the queries under *Look first* tell of what goes.'] : []),
    ...(questions.length > 0 ? ['Each possible rename has been answered.'] : []),
    ...(phases.length > 1
      ? ['Every application that uses the database is deployed as the gate of each phase asks.']
      : []),
    ...(checked ? ['The queries that verify the steps gave what they should.'] : []),
    'Lock waits, replication lag and errors are watched while it runs, and it is known who stops it.',
    back
      ? 'It is known that the way back does not bring every value back, and until when going back makes sense.'
      : 'It is known until when going back makes sense.',
  ]
  return ['## Acceptance', '', ...items.map((item) => `- [ ] ${item}`), '']
}
