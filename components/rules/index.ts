export { RuleDialog } from './rule-dialog'
export { RulePageView } from './rule-page-view'
