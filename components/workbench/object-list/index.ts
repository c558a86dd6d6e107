export { ObjectList } from './object-list'
