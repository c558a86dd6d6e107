import type { EntityId, Schema } from '../schema/index.ts'

/**
 * What a rule may declare to read of the schema by name. Of the tables that is which there are, nothing of
 * what they hold: what a rule says of them stays right until a table comes or goes.
 */
export type SchemaParts = Omit<Schema, 'tables'> & { readonly tables: Pick<ReadonlySet<EntityId>, 'has'> }

export type SchemaPart = keyof SchemaParts

/** The parts of a schema; each is the same value as in the reading before while nothing in it changed. */
export function partsOf(schema: Schema): SchemaParts {
  const ids = [...schema.tables.keys()]
  const known = lastIds.find((each) => each.ids.length === ids.length && isSame(each.ids, ids))
  const names = known ?? { ids, set: new Set(ids) }
  lastIds = [names, ...lastIds.filter((each) => each !== names)].slice(0, mostKept)
  return { ...schema, tables: names.set }
}

/** Stands for lists of values: the same list for as long as the values are the same objects. */
export class Versions {
  #last: readonly (readonly unknown[])[] = []

  of(values: readonly unknown[]): readonly unknown[] {
    const known = this.#last.find((each) => isSame(each, values)) ?? values
    if (this.#last[0] !== known) {
      this.#last = [known, ...this.#last.filter((each) => each !== known)].slice(0, mostKept)
    }
    return known
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}

interface TableIds {
  readonly ids: readonly EntityId[]
  readonly set: ReadonlySet<EntityId>
}

/** Of the schemas read last, which may be reviewed in turns: a document and what a migration makes of it. */
const mostKept = 4
let lastIds: readonly TableIds[] = []
