import { err, ok, type Result } from '../base/index.ts'
import { reviewSettingsSchema } from '../review/settings/index.ts'
import type { ProjectReview, ProjectReviewPatch } from '../store/index.ts'
import type { Database } from './database.ts'
import { type Failure, noProject } from './failure.ts'
import { packText, unpackText } from './text-bytes.ts'

/** What the review of a project is set to, and the statistics and queries that somebody brought. */
export async function readReview(db: Database, project: string): Promise<Result<ProjectReview, Failure>> {
  const row = await db.project.findUnique({
    where: { id: project },
    select: { reviewSettings: true, statistics: true, workload: true },
  })
  if (!row) return err(noProject)
  return ok({
    settings: reviewSettingsSchema.parse(JSON.parse(row.reviewSettings)),
    statistics: row.statistics && (JSON.parse(unpackText(row.statistics)) as readonly string[]),
    workload: row.workload && unpackText(row.workload),
  })
}

/** Keeps what the patch holds in place of what was there. It is no part of the document: its date stays. */
export async function keepReview(
  db: Database,
  project: string,
  { settings, statistics, workload }: ProjectReviewPatch,
): Promise<Result<null, Failure>> {
  const data = {
    ...(settings && { reviewSettings: JSON.stringify(settings) }),
    ...(statistics !== undefined && {
      statistics: statistics === null ? null : packText(JSON.stringify(statistics)),
    }),
    ...(workload !== undefined && { workload: workload === null ? null : packText(workload) }),
  }
  const { count } = await db.project.updateMany({ where: { id: project }, data })
  return count === 1 ? ok(null) : err(noProject)
}
