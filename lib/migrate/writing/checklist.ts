import type { MigrationPlan } from '../plan-migration.ts'

/** What somebody ticks off before the migration is accepted; only what this plan calls for. */
export function acceptanceChecklist({ up, down, phases, questions }: MigrationPlan): readonly string[] {
  const loses = up.some((step) => step.losesData !== null)
  const looks = up.some((step) => step.inspect !== undefined)
  const back = down.some((step) => step.losesData !== null)
  const long = up.some(({ facts }) => facts.scans || facts.rewrites)
  const checked = up.some((step) => step.verify !== undefined || step.postconditions?.length)
  const alone = up.some(({ facts }) => !facts.transactional)
  const items = [
    'Somebody who did not plan it has read the statements, their locks and their way back.',
    'Nothing in the files is secret: no password, key or person stands in a default, a check or a body.',
    'A backup exists and has been restored once, somewhere else.',
    'The bundle has run up and down on a copy of the database with as many rows.',
    ...(phases.length > 1
      ? ['On that copy the applications of before and after worked between the phases.']
      : ['It is known which applications must stand still meanwhile, and who stops and starts them.']),
    ...(long ? ['The statements that read or write whole tables were timed on that copy.'] : []),
    ...(loses ? ['Somebody who owns the data has agreed to what is lost.'] : []),
    ...(looks ? ['Somebody has looked at what the queries under *Look first* tell of what goes.'] : []),
    ...(questions.length > 0 ? ['Each possible rename has been answered.'] : []),
    ...(phases.length > 1
      ? ['Every application that uses the database is deployed as the gate of each phase asks.']
      : []),
    ...(checked ? ['The queries that verify the steps gave what they should.'] : []),
    ...(alone
      ? ['It is known what a statement outside a transaction leaves when it fails, and who clears it up.']
      : []),
    'Lock waits, replication lag and errors are watched while it runs, and it is known who stops it.',
    back
      ? 'It is known that the way back does not bring every value back, and until when going back makes sense.'
      : 'It is known until when going back makes sense.',
    'Afterwards the slowest queries are as fast as before, and the schema that is documented is the new one.',
  ]
  return ['## Acceptance', '', ...items.map((item) => `- [ ] ${item}`), '']
}
