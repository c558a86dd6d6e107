/** How PostgreSQL's own catalogue is asked for what a script left behind, and held against a model. */
export { postgresCatalogue } from './compare.ts'
