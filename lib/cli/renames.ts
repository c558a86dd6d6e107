import {
  annotatedRenames,
  diffSchemas,
  findNamed,
  moveText,
  nameOf,
  type Rename,
  type RenameQuestion,
  readMove,
  readRename,
} from '../diff/index.ts'
import { type EntityId, joinQualified, parseEntityId } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import type { DocumentState } from '../sync/index.ts'
import { type Invocation, type Io, listOption, UsageError } from './command.ts'

/** The options that answer what was renamed and what is dropped. */
export const renameAnswers = {
  rename: { type: 'string', multiple: true },
  move: { type: 'string', multiple: true },
  drop: { type: 'string', multiple: true },
  'assume-renames': { type: 'boolean' },
  'assume-drops': { type: 'boolean' },
} as const

/** The renames that the command line and comments of the new text say, and what is left to be asked. */
export function answerRenames(
  invocation: Invocation,
  before: DocumentState,
  after: DocumentState,
): { readonly renames: readonly Rename[]; readonly questions: readonly RenameQuestion[] } {
  const { options } = invocation
  if (options['assume-renames'] && options['assume-drops']) {
    throw new UsageError('--assume-renames and --assume-drops exclude each other')
  }
  const dialect = dialectOf(after.dialect)
  const dropped = listOption(invocation, 'drop').flatMap((name) => droppedIds(before, name))
  const said = [
    ...readAnswers(before, after, listOption(invocation, 'rename')),
    ...readMoves(before, after, listOption(invocation, 'move')),
  ]
  const told = new Set<EntityId>([...said.map(({ from }) => from), ...dropped])
  const { schema, sources } = after
  const annotated = annotatedRenames(before.schema, {
    schema,
    sources,
    remarks: dialect.remarks(after.text),
  }).filter(({ from, to }) => !told.has(from) && !said.some((rename) => rename.to === to))
  const assume = options['assume-renames'] ? 'renames' : options['assume-drops'] ? 'drops' : null
  return diffSchemas(before.schema, schema, dialect, {
    renames: [...said, ...annotated],
    dropped,
    ...(assume === null ? {} : { assume }),
  })
}

/** What is to be answered, as JSON with the options that answer it. */
export function writeQuestions(questions: readonly RenameQuestion[], io: Io): void {
  const items = questions.map(({ kind, from, to, score, reasons }) => {
    const old = nameOf(from)
    const isPart = kind === 'column' || kind === 'enumValue'
    const next = isPart ? joinQualified(parseEntityId(to).parts.at(-1) ?? '') : nameOf(to)
    return {
      kind,
      from: old,
      to: nameOf(to),
      score,
      reasons,
      answers:
        kind === 'move'
          ? { moved: `--move ${moveText({ from, to })}`, dropped: `--drop ${old}` }
          : { renamed: `--rename ${old}=${next}`, dropped: `--drop ${old}` },
    }
  })
  io.line(JSON.stringify({ questions: items }, null, 2))
  io.err(
    `${questions.length === 1 ? 'a likely rename is' : `${questions.length} likely renames are`} to be answered: --rename, --move, --drop, --assume-renames, --assume-drops, or a comment -- athena:renamed-from or -- athena:moved-from`,
  )
}

function readAnswers(
  before: DocumentState,
  after: DocumentState,
  texts: readonly string[],
): readonly Rename[] {
  const renames: Rename[] = []
  // Schemas and tables first: their columns are looked for under the new names.
  const wholeFirst = [...texts].sort((a, b) => a.split('.').length - b.split('.').length)
  for (const text of wholeFirst) {
    const answer = readRename(before.schema, after.schema, text, renames)
    if (!answer.ok) throw new UsageError(`--rename: ${answer.error}`)
    renames.push(answer.value)
  }
  return renames
}

function readMoves(before: DocumentState, after: DocumentState, texts: readonly string[]): readonly Rename[] {
  return texts.map((text) => {
    const answer = readMove(before.schema, after.schema, text)
    if (!answer.ok) throw new UsageError(`--move: ${answer.error}`)
    return answer.value
  })
}

function droppedIds(before: DocumentState, name: string): readonly EntityId[] {
  const found = findNamed(before.schema, name)
  if (found.length === 0) throw new UsageError(`--drop: there is no ${name} before`)
  return found
}
