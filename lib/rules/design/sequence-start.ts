import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { numberingsOf } from '../sequences.ts'

/** For teams whose numbers start at one place. */
export const sequenceStart = schemaRule({
  id: 'sequence-start',
  title: 'Numbers that start elsewhere',
  category: 'design',
  severity: 'info',
  stance: 'policy',
  tags: ['policy'],
  catalogue: ['SCH054'],
  detects: 'A sequence or identity column that starts at another number than agreed.',
  rationale:
    'A start other than 1 is mostly the last number of the database that a dump was taken from: a new ' +
    'database begins with a gap, and two dumps of one schema differ.',
  source: 'Bytebase SQL review (auto-increment initial value)',
  ignoreWhen: 'A range was set aside for rows from elsewhere, or numbers must have a length.',
  remedy:
    'Lets an identity column start at the agreed number; the statement of a sequence is to be changed by hand.',
  fixable: true,
  options: {
    start: { type: 'integer', default: 1, says: 'The number to start with' },
  },
  *check({ schema }, { start }) {
    for (const { id, label, options, change } of numberingsOf(schema, (each) => each.start !== undefined)) {
      const now = options.start
      const down = options.increment?.startsWith('-') ?? false
      if (now === undefined || down || Number(now) === start) continue
      yield {
        entities: [id],
        message: `The numbers of ${label} start at ${now}.`,
        evidence: `START WITH ${now}; agreed is ${start}.`,
        confidence: 0.9,
        fix:
          change &&
          fixOf(`Let ${label} start at ${start}`, 'weigh', change({ ...options, start: String(start) })),
      }
    }
  },
})
