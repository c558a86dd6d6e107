export { MigrationReviewDialog } from './migration-review-dialog'
