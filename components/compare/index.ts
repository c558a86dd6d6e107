export { ChangeList } from './change-list'
export { CompareDialog } from './compare-dialog'
export { counted } from './plan-words'
export { branchSide, currentSide } from './sides'
