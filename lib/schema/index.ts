/** The model of a schema: immutable records by id, the operations on them, and queries over them. */

export * from './apply/index.ts'
export * from './differing.ts'
export * from './fired-triggers.ts'
export * from './identity.ts'
export * from './model.ts'
export * from './ops.ts'
export * from './queries.ts'
export * from './validate.ts'
