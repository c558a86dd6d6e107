export { AssistantPanel } from './assistant-panel'
