export { AssistantPanel } from './assistant-panel'
export { WaiveDialog } from './waive-dialog'
