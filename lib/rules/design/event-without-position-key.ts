import { candidateKeys } from '../../schema/index.ts'
import { isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Two writers must not both append the seventh event. */
export const eventWithoutPositionKey = tableRule({
  id: 'event-without-position-key',
  title: 'Event stream whose positions may repeat',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'concurrency', 'history'],
  catalogue: ['SCH005', 'IX024'],
  detects:
    'A table with the id of a stream or aggregate and a version or position in it that are not unique together.',
  rationale:
    'The unique key is what makes appending safe: of two writers that both read version 6, one gets to write ' +
    'version 7 and the other is told to read again. Without it a stream splits and no replay gives one state.',
  source: 'Greg Young, CQRS Documents, "Building an Event Storage" (2010)',
  ignoreWhen: 'The position is that of the whole log and unique by itself.',
  remedy: 'Adds a unique constraint on stream and position.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const stream = table.columns.find(
      ({ name }) => /stream|aggregate/i.test(name) && streams.has(snakeCase(name)),
    )
    if (!stream) return
    const position = table.columns.find(
      (column) => isInteger(column.type) && positions.has(snakeCase(column.name)),
    )
    if (!position || position.identity || position.serial || !columns.has(stream.name)) return
    if (candidateKeys(table).some((key) => key.includes(position.name))) return
    yield {
      entities: [table.id, stream.id, position.id],
      message: `${label} accepts the same ${position.name} of one ${stream.name} twice.`,
      evidence: `No key names ${position.name}.`,
      confidence: 0.75,
      fix: fixOf(`Make (${stream.name}, ${position.name}) unique in ${label}`, 'weigh', {
        op: 'unique.add',
        table: ref,
        unique: { columns: [stream.name, position.name] },
      }),
    }
  },
})

const streams: ReadonlySet<string> = new Set(
  'stream_id aggregate_id stream_name event_stream_id aggregate_root_id aggregate_uuid stream'.split(' '),
)
const positions: ReadonlySet<string> = new Set(
  'version stream_version aggregate_version sequence_number sequence_no event_number revision stream_position event_version sequence'.split(
    ' ',
  ),
)
