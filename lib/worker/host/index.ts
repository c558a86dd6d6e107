import { err } from '../../base/index.ts'
import { type ExportInput, exporterOf, zipFiles } from '../../export/index.ts'
import { baselineOf, reviewDocumentInSteps } from '../../review/index.ts'
import { type Finding, fixAll } from '../../rules/index.ts'
import { allEntities, type EntityId, type Schema, type TopLevelEntity } from '../../schema/index.ts'
import { makeSegmentsWhere } from '../../sql/index.ts'
import {
  adoptScript,
  consequencesOf,
  type DocumentState,
  editDocument,
  findMentions,
  openDocument,
  writeOps,
} from '../../sync/index.ts'
import { sqlExcerpt } from '../../targets/index.ts'
import { findingsDelta } from '../findings.ts'
import { complete, describe, symbolAt, typeProblem } from '../language/index.ts'
import type { Reading, Request, Response } from '../protocol.ts'
import { answering, type LongCalls, type ShortCalls } from './answering.ts'
import { catalogue } from './catalogue.ts'
import { compareSchemas } from './compare.ts'
import { effectOf } from './effect.ts'
import { formatPart } from './format.ts'
import { nameOf } from './name-of.ts'
import { migrationFiles, propose } from './propose.ts'
import { type ReviewDesk, report, reviewChange, scoreText } from './review-calls.ts'
import { noKnowledge, requestOf, withInputs } from './review-inputs.ts'
import { fixFile, remarksOf, reviewFile } from './review-migration.ts'
import { createReviewer } from './reviewer.ts'
import { readSide } from './side.ts'
import type { StretchPorts } from './stretches.ts'
import { takeOver } from './take-over.ts'

/** What the host needs of its surroundings. */
export interface HostPorts extends StretchPorts {
  post(response: Response): void
  /** The time of day as ISO 8601, for what is written down. */
  today(): string
}

/** Milliseconds without an edit before the schema is reviewed: while somebody types, readings only. */
const rest = 120

/** The document worker without the worker: answers requests in the order they come. */
export function createHost(ports: HostPorts): (request: Request) => void {
  let state: DocumentState | null = null
  let revision = -1
  let reviewed: readonly Finding[] = []
  let knowledge = noKnowledge

  const current = (): DocumentState => {
    if (!state) throw new Error('worker: no document is open')
    return state
  }

  const tell = createReviewer(ports, (findings) => {
    ports.post({ type: 'findings', revision, ...findingsDelta(reviewed, findings) })
    reviewed = findings
  })
  const today = (): string => ports.today().slice(0, 10)
  const review = (after: number): void =>
    tell(() => reviewDocumentInSteps(current(), requestOf(knowledge, today())), after)
  const desk = (): ReviewDesk => ({ document: current(), knowledge, today: today() })

  const calls: ShortCalls = {
    catalogue,
    open(input) {
      const start = ports.now()
      state = openDocument(input.text, input.dialect)
      revision = input.revision
      review(0)
      const entities = [...allEntities(state.schema)]
      return reading(state, revision, entities, [], [], null, ports.now() - start)
    },
    edit(input) {
      const start = ports.now()
      const before = current()
      const { state: after, delta } = editDocument(before, input.change)
      state = after
      revision = input.revision
      review(rest)
      const put = delta.changed.flatMap((id) => entityOf(after.schema, id) ?? [])
      const order = orderChanged(before.schema, after.schema)
        ? [...allEntities(after.schema)].map((e) => e.id)
        : null
      return reading(after, revision, put, delta.removed, delta.renamed, order, ports.now() - start)
    },
    write(input) {
      if (input.revision !== revision) {
        return err({ code: 'not-carried', message: 'The text changed meanwhile; try again.', op: 0 })
      }
      return writeOps(current(), input.ops)
    },
    consequences: (input) => consequencesOf(current().schema, input.ops),
    setReview(input) {
      knowledge = withInputs(knowledge, input, current().dialect)
      review(0)
      return knowledge.reports
    },
    baseline: () => baselineOf(reviewed.filter(({ waiver }) => waiver === undefined)),
    fixAll(input) {
      const keys = new Set(input.keys)
      const wanted = reviewed.filter((finding) => keys.has(finding.key))
      const { ops, fixed, left } = fixAll(current().schema, wanted)
      return { ops, fixed: fixed.length, left: left.filter((finding) => finding.fix).length }
    },
    locate: (input) => current().sources.locate(input.id),
    places(input) {
      const { sources } = current()
      return input.entities.map((entities) => nameOf(sources, entities))
    },
    entityAt: (input) => current().sources.entityAt(input.offset),
    references: (input) => findMentions(current(), input.id),
    symbolAt: (input) => symbolAt(current(), input.offset),
    complete: (input) => complete(current(), input.offset),
    describe: (input) => describe(current(), input.id),
    typeProblem: (input) => typeProblem(current().schema, input.type),
    format: (input) => formatPart(current(), input.part),
    export(input) {
      const { text, schema } = current()
      const { layout, title } = input
      const selection = input.selection ? new Set(input.selection) : null
      const exportInput: ExportInput = { text, schema, layout, selection, title }
      return exporterOf(input.exporter).emit(exportInput)
    },
    zip: (input) => zipFiles(input.files),
    excerpt: (input) => sqlExcerpt(current().schema, new Set(input.ids)),
    adopt: (input) => adoptScript(current(), input.script),
    takeOver(input) {
      if (input.revision !== revision) return err('The text changed meanwhile; try again.')
      return takeOver(current(), input)
    },
    compare(input) {
      const read = (text: string | null) => readSide(text, current()).schema
      return compareSchemas(read(input.base), read(input.target), input.renames)
    },
    effect: (input) => effectOf(current().schema, input.ops),
    propose: (input) => propose(input, current()),
    migrate: (input) => migrationFiles(input, current(), ports.today()),
  }

  // Each works on the document as it was when it was asked for.
  const longCalls: LongCalls = {
    reviewMigration: (input) => reviewFile(input, current(), requestOf(knowledge, today())),
    fixMigration: (input) => fixFile(input, current(), requestOf(knowledge, today())),
    reviewPlan: (input) => remarksOf(input, current()),
    score: (input) => scoreText(input.text, desk()),
    reviewChange: (input) => reviewChange(input.before, desk()),
    report: (input) => report(input, desk()),
  }

  return answering(ports, calls, longCalls)
}

function reading(
  state: DocumentState,
  revision: number,
  put: readonly TopLevelEntity[],
  removed: readonly EntityId[],
  renamed: Reading['renamed'],
  order: readonly EntityId[] | null,
  elapsed: number,
): Reading {
  const { diagnostics, schema } = state
  const stale = [...state.stale]
  return {
    revision,
    put,
    removed,
    renamed,
    order,
    searchPath: schema.searchPath,
    diagnostics,
    stale,
    statements: countStatements(state),
    elapsed,
  }
}

const otherSegments = makeSegmentsWhere((segment) => segment.kind !== 'statement')

function countStatements({ tree }: DocumentState): number {
  return tree.segments.length - otherSegments(tree).length
}

/** The maps of a schema that hold top-level entities, by name. */
const collections = [
  'schemas',
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
  'extensions',
  'objects',
] as const satisfies readonly (keyof Schema)[]

function entityOf(schema: Schema, id: EntityId): TopLevelEntity | undefined {
  for (const collection of collections) {
    const found = schema[collection].get(id)
    if (found) return found
  }
  return undefined
}

/** Whether any collection lists other ids, or the same in another order. */
function orderChanged(before: Schema, after: Schema): boolean {
  return collections.some((collection) => {
    const a = before[collection]
    const b = after[collection]
    if (a === b) return false
    if (a.size !== b.size) return true
    const other = b.keys()
    for (const id of a.keys()) if (other.next().value !== id) return true
    return false
  })
}
