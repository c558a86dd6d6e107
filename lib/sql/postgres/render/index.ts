/** PostgreSQL as text: every part of the model rendered, in a style that the caller may choose. */

export * from './alter.ts'
export * from './column.ts'
export * from './comment.ts'
export * from './constraint.ts'
export * from './entity.ts'
export * from './index-key.ts'
export * from './parts.ts'
export * from './style.ts'
export * from './table.ts'
export * from './types.ts'
export * from './view.ts'
