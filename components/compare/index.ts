export { CompareDialog } from './compare-dialog'
