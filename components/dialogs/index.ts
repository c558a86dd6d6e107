export { VerifyDialog } from './verify-dialog'
export { VersionsDialog } from './versions-dialog'
