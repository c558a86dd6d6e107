import { type ReviewRequest, type ReviewSettings, usualSettings } from '../../review/index.ts'
import { dialectDataOf } from '../../sql/about/index.ts'
import { readStatistics, type Statistics } from '../../statistics/index.ts'
import { readWorkload, type Workload } from '../../workload/index.ts'
import type { InputReport, InputReports, ReviewInputs } from '../protocol.ts'

/** What a review is set to and knows besides the document, as it was told last. */
export interface ReviewKnowledge {
  readonly settings: ReviewSettings
  readonly keyWaivers: NonNullable<ReviewInputs['waivers']>
  readonly statistics: Statistics | null
  readonly workload: Workload | null
  readonly reports: InputReports
}

export const noKnowledge: ReviewKnowledge = {
  settings: usualSettings,
  keyWaivers: {},
  statistics: null,
  workload: null,
  reports: { statistics: null, workload: null },
}

/** The knowledge with what is told now in place of what was; what is left out stays. */
export function withInputs(known: ReviewKnowledge, inputs: ReviewInputs, dialect: string): ReviewKnowledge {
  const statistics = inputs.statistics === undefined ? null : readTexts(inputs.statistics, dialect)
  const workload = inputs.workload === undefined ? null : readQueries(inputs.workload, dialect)
  return {
    settings: inputs.settings ?? known.settings,
    keyWaivers: inputs.waivers ?? known.keyWaivers,
    statistics: statistics ? statistics.value : known.statistics,
    workload: workload ? workload.value : known.workload,
    reports: {
      statistics: statistics ? statistics.report : known.reports.statistics,
      workload: workload ? workload.report : known.reports.workload,
    },
  }
}

/** What the review of a document is asked with. */
export function requestOf({ reports: _reports, ...known }: ReviewKnowledge, today: string): ReviewRequest {
  return { ...known, today }
}

interface Read<T> {
  readonly value: T | null
  readonly report: InputReport | null
}

function readTexts(texts: readonly string[] | null, dialect: string): Read<Statistics> {
  if (texts === null) return { value: null, report: null }
  const read = readStatistics(texts, { home: dialectDataOf(dialect).defaultSchema })
  if (!read.ok) {
    const { source, line, message } = read.error
    const text = texts.length > 1 ? `Text ${source + 1}, line ${line}` : `Line ${line}`
    return { value: null, report: { isGood: false, words: `${text}: ${message}` } }
  }
  const { tables, sequences, takenAt, missing } = read.value
  let [indexes, columns] = [0, 0]
  for (const table of tables.values()) {
    indexes += table.indexes.size
    columns += table.columns.size
  }
  const parts = [
    counted(tables.size, 'table'),
    counted(indexes, 'index', 'indexes'),
    counted(columns, 'column'),
    counted(sequences.size, 'sequence'),
  ]
  const taken = takenAt === null ? '' : `, taken ${takenAt}`
  const left = missing.length > 0 ? ` Nothing is said of ${missing.join(' and ')}.` : ''
  return { value: read.value, report: { isGood: true, words: `Read: ${parts.join(', ')}${taken}.${left}` } }
}

function readQueries(text: string | null, dialect: string): Read<Workload> {
  if (text === null) return { value: null, report: null }
  const read = readWorkload(text, dialect)
  if (!read.ok)
    return { value: null, report: { isGood: false, words: `Line ${read.error.line}: ${read.error.message}` } }
  const { statements } = read.value
  const timed = statements.filter(({ calls }) => calls !== null).length
  const often = timed > 0 ? ` Of ${timed} it is known how often they run.` : ''
  return {
    value: read.value,
    report: {
      isGood: statements.length > 0,
      words: `Read: ${counted(statements.length, 'statement')}.${often}`,
    },
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
