export { ScorePanel } from './score-panel'
