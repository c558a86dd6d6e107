export { Home } from './home'
export type { Sample } from './sample'
