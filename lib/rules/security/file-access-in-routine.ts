import { objectRule } from '../define.ts'
import { routineBody, routineCalls } from '../routine-bodies.ts'
import { labelOf } from '../table-context.ts'

/** What reaches files and programs of the server reaches the server. */
export const fileAccessInRoutine = objectRule({
  id: 'file-access-in-routine',
  title: 'Routine that reaches files or programs of the server',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC027'],
  tags: ['operations'],
  detects:
    'A routine that runs COPY … PROGRAM or COPY with a file, calls `pg_read_file`, `pg_ls_dir`, `lo_import`, `lo_export` and their ' +
    'kin, or is written in an untrusted language (plpython3u, plperlu, pltclu).',
  rationale:
    'It runs as the account of the server: whoever may call it, or may get a value into it, reads the configuration, the ' +
    'keys and the data files, or starts a program.',
  source:
    'https://www.postgresql.org/docs/current/sql-copy.html; https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-GENFILE',
  ignoreWhen: 'It is a tool of the operators, and EXECUTE is granted to them only.',
  remedy:
    'None: files belong into the application or a job outside of the database, which has no more rights than it needs.',
  fixable: false,
  of: ['routines'],
  *check({ schema, facts }) {
    for (const routine of schema.routines.values()) {
      const found = reaches(routine)
      if (found === null) continue
      yield {
        entities: [routine.id],
        message: `The ${routine.kind} ${labelOf(facts, routine)} reaches beyond the database.`,
        evidence: found,
        confidence: 0.85,
        fix: null,
      }
    }
  },
})

function reaches(routine: Parameters<typeof routineBody>[0]): string | null {
  if (routine.language !== null && untrusted.has(routine.language))
    return `It is written in ${routine.language}, which is not confined.`
  const call = [...routineCalls(routine)].find((name) => calls.has(name))
  if (call !== undefined) return `It calls ${call}().`
  const tokens = routineBody(routine)
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.value !== 'copy') continue
    const end = tokens.findIndex((each, index) => index > at && each.value === ';')
    const rest = tokens.slice(at, end < 0 ? undefined : end)
    const way = rest.findIndex(({ value }) => value === 'from' || value === 'to')
    const next = rest[way + 1]
    if (way < 0 || !next) continue
    if (next.value === 'program') return 'It runs COPY … PROGRAM.'
    if (next.kind === 'string') return `It runs COPY with the file ${next.value}.`
  }
  return null
}

const untrusted: ReadonlySet<string> = new Set([
  'plpython3u',
  'plpythonu',
  'plpython2u',
  'plperlu',
  'pltclu',
  'plsh',
  'plruby',
  'plr',
])
const calls: ReadonlySet<string> = new Set(
  'pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file lo_import lo_export pg_file_write pg_file_unlink pg_file_rename pg_execute_server_program'.split(
    ' ',
  ),
)
