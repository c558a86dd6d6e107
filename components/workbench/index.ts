export { OpenProject } from './open-project'
