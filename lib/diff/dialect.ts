import type { ApplyPort, Schema, TopLevelEntity } from '../schema/index.ts'

/** What comparing needs to know of a dialect; every `Dialect` is one. */
export interface DiffDialect extends ApplyPort {
  /** Where unqualified names go when a script says nothing else. */
  readonly defaultSchema: string
  /** DDL that declares an entity, the statement that makes it first. */
  render(entity: TopLevelEntity, schema: Schema): readonly string[]
}
