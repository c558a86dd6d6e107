import { migrationRule } from './reading/rule.ts'
import { wordsOf } from './reading/words.ts'

/** COPY PROGRAM runs a program of the server. */
export const serverFileOrProgram = migrationRule({
  id: 'server-file-or-program',
  title: 'File or program of the server used',
  severity: 'error',
  catalogue: ['SEC027'],
  tags: ['operations'],
  detects: 'COPY from or to a file or PROGRAM of the server, `lo_import`, `pg_read_file` and their kin.',
  rationale:
    'It runs as the account of the server and needs a superuser, so the migration does, too: what the file or program is on ' +
    'another server, or on a replica that takes over, nobody knows. Managed services refuse it.',
  source: 'https://www.postgresql.org/docs/current/sql-copy.html',
  ignoreWhen: 'It restores a dump on a machine of its own.',
  remedy: 'None: let the client send the rows: `COPY … FROM STDIN`, or `\\copy` in psql.',
  fixable: false,
  *checkStatement(context) {
    const { node, tokens } = context.statement
    const reached = tokens.find(
      ({ kind, value }, at) => kind === 'word' && calls.has(value) && tokens[at + 1]?.value === '(',
    )
    if (reached && node.kind !== 'createRoutine') {
      yield {
        message: `${reached.value}() reads or writes a file of the server.`,
        evidence: 'It needs a superuser.',
        confidence: 0.85,
        fix: null,
      }
    }
    if (node.kind !== 'copy' || node.fromStdin) return
    const words = wordsOf(context.statement)
    const way = words.find('from') ?? words.find('to')
    const next = way ? tokens[tokens.indexOf(way) + 1] : null
    const program = next?.value === 'program' && next.kind === 'word'
    if (!next || (!program && next.kind !== 'string')) return
    yield {
      message: program ? 'A program of the server is run.' : `The file ${next.value} of the server is used.`,
      evidence: program ? 'COPY … PROGRAM' : `COPY … '${next.value}'`,
      confidence: 0.9,
      fix: null,
    }
  },
})

const calls: ReadonlySet<string> = new Set([
  'lo_import',
  'lo_export',
  'pg_read_file',
  'pg_read_binary_file',
  'pg_ls_dir',
  'pg_file_write',
])
