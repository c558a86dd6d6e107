import { err, ok, type Result } from '../base/index.ts'
import { type RowCounts, rowCountsSchema } from '../store/index.ts'
import type { Database } from './database.ts'
import { type Failure, noProject } from './failure.ts'

/** How much the tables of a project's database hold, as far as somebody has told. */
export async function readRowCounts(db: Database, project: string): Promise<Result<RowCounts, Failure>> {
  const row = await db.project.findUnique({ where: { id: project }, select: { rowCounts: true } })
  return row ? ok(rowCountsSchema.parse(JSON.parse(row.rowCounts))) : err(noProject)
}

/** Keeps other counts in their place. They are no part of the document: its date stays. */
export async function keepRowCounts(
  db: Database,
  project: string,
  counts: RowCounts,
): Promise<Result<RowCounts, Failure>> {
  const { count } = await db.project.updateMany({
    where: { id: project },
    data: { rowCounts: JSON.stringify(counts) },
  })
  return count === 1 ? ok(counts) : err(noProject)
}
