/** From operations to the statements that carry them out, with what each locks, costs and loses. */
export { planOps } from './plan.ts'
export { standsAlone } from './stands-alone.ts'
