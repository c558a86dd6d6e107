export { ReviewSettingsDialog } from './review-settings-dialog'
