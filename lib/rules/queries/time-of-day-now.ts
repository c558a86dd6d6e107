import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf } from '../query/terms.ts'
import { replace } from '../query/text.ts'

/** A time of day without its day cannot have a time zone. */
export const timeOfDayNow = queryRule({
  id: 'time-of-day-now',
  title: 'CURRENT_TIME',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['QY017'],
  detects: 'CURRENT_TIME in a query.',
  rationale:
    'It is a time with time zone: a clock time and an offset, of no day, which daylight saving makes meaningless. ' +
    'Compared with moments it fails.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_CURRENT_TIME',
  ignoreWhen: 'Never.',
  remedy: 'Asks what is meant: the moment, or the time on the clock here.',
  fixable: false,
  guided: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'literal' || literalOf(node, 'keyword')?.value !== 'current_time') continue
        yield {
          at: node,
          message: `${query.label} uses CURRENT_TIME, a time of day with an offset.`,
          evidence: 'Its type is time with time zone.',
          confidence: 0.85,
          fix: null,
          guide: {
            question: 'What is meant?',
            choices: [
              {
                title: 'The moment: CURRENT_TIMESTAMP',
                safety: 'weigh',
                edits: [replace(node, 'CURRENT_TIMESTAMP')],
              },
              {
                title: 'The time on the clock: LOCALTIME',
                safety: 'weigh',
                edits: [replace(node, 'LOCALTIME')],
              },
            ],
          },
        }
      }
    }
  },
})
