import type { Table } from '../schema/index.ts'
import { remembered } from './remembered.ts'

/**
 * Whether the table belongs to a tool or framework, which gave it its name: what migrations keep of
 * themselves, and the tables of Django, Rails, ASP.NET, Laravel, Prisma, Hibernate, Quartz and their kin.
 */
export function isFrameworkTable({ name }: Pick<Table, 'name'>): boolean {
  return judged(name)
}

const judged = remembered((name) => {
  return (
    own.has(name.toLowerCase()) ||
    families.some((family) => name.toLowerCase().startsWith(family)) ||
    isPrismaLink(name)
  )
}, 5_000)

/** Prisma calls the table between `Post` and `Tag` `_PostToTag`. */
function isPrismaLink(name: string): boolean {
  const to = name.indexOf('To')
  return name.startsWith('_') && to > 1 && to < name.length - 2
}

const own: ReadonlySet<string> = new Set(
  (
    'schema_migrations ar_internal_metadata schema_info alembic_version goose_db_version knex_migrations ' +
    'knex_migrations_lock databasechangelog databasechangeloglock flyway_schema_history schema_version migrations ' +
    'typeorm_metadata sequelizemeta atlas_schema_revisions schema_lock pgmigrations dbmate_migrations ' +
    '_prisma_migrations __efmigrationshistory __drizzle_migrations hibernate_sequence hibernate_sequences ' +
    'password_resets password_reset_tokens personal_access_tokens failed_jobs job_batches cache_locks sessions ' +
    'spatial_ref_sys geometry_columns revinfo shedlock'
  ).split(' '),
)
const families: readonly string[] = [
  'django_',
  'auth_',
  'account_email',
  'socialaccount_',
  'authtoken_',
  'oauth2_provider_',
  'celery_',
  'django_celery_',
  'aspnet',
  'qrtz_',
  'act_',
  'active_storage_',
  'action_text_',
  'action_mailbox_',
  'solid_queue_',
  'solid_cache_',
  'good_job',
  'que_',
  'oban_',
  'telescope_',
  'oauth_',
  'batch_job_',
  'batch_step_',
  'jhi_',
  'wp_',
  'databasechange',
]
