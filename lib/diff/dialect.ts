import type { ApplyPort, Schema, TopLevelEntity } from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** What comparing needs to know of a dialect; every `Dialect` is one. */
export interface DiffDialect extends ApplyPort {
  /** Where unqualified names go when a script says nothing else. */
  readonly defaultSchema: string
  /** Whether two expressions say the same; absent where their words alone tell. */
  readonly sameExpression?: Dialect['sameExpression']
  readonly sameQuery?: Dialect['sameQuery']
  readonly sameObject?: Dialect['sameObject']
  readonly sameRule?: Dialect['sameRule']
  readonly sameRoutine?: Dialect['sameRoutine']
  /** DDL that declares an entity, the statement that makes it first. */
  render(entity: TopLevelEntity, schema: Schema): readonly string[]
}
