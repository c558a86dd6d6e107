import { findTable, findView, joinQualified, type Schema, type View } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { singularName } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { type RelationRead, relationsRead } from '../relations-read.ts'
import { labelOf } from '../table-context.ts'

/** A view of what is not there. */
export const viewOfMissingRelation = schemaRule({
  id: 'view-of-missing-relation',
  title: 'View that reads what is not there',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH044'],
  detects:
    'A view that reads a table or view that the script does not make, in a schema of which it makes others.',
  rationale:
    'The statement fails on a new database, and with it the rest of the script. Mostly the table was renamed ' +
    'or dropped and the view forgotten.',
  source: 'https://www.postgresql.org/docs/current/sql-createview.html',
  ignoreWhen: 'The relation comes from an extension or from another script.',
  remedy: 'Reads the relation whose name differs in number or case only, where there is one.',
  fixable: true,
  *check({ schema, facts }) {
    const spaces = new Set([...schema.tables.values()].map((table) => table.schema))
    const broken = [...schema.views.values()].flatMap((view) => {
      const missing = readsOf(view).find((read) => isMissing(schema, view, read, spaces))
      return missing ? [{ view, missing }] : []
    })
    // Where most views miss something, the tables are in another script.
    if (broken.length > 1 && broken.length * 2 > schema.views.size) return
    for (const { view, missing } of broken) {
      const near = nearestTo(schema, missing.name)
      const label = labelOf(facts, view)
      yield {
        entities: [view.id],
        message: `The view ${label} reads ${missing.name}, which the script does not make.`,
        evidence: near ? `There is ${labelOf(facts, near)}.` : 'No table or view has a name like it.',
        confidence: near ? 0.9 : 0.7,
        fix: near
          ? fixOf(`Let ${label} read ${labelOf(facts, near)}`, 'weigh', {
              op: 'view.setQuery',
              view: joinQualified(view.schema, view.name),
              query: `${view.query.slice(0, missing.from)}${joinQualified(near.schema, near.name)}${view.query.slice(missing.to)}`,
            })
          : null,
      }
    }
  },
})

/** Views are the same records from reading to reading while nobody edits them. */
function readsOf(view: View): readonly RelationRead[] {
  const known = reads.get(view)
  if (known) return known
  const found = relationsRead(view.query)
  reads.set(view, found)
  return found
}

const reads = new WeakMap<View, readonly RelationRead[]>()

function isMissing(
  schema: Schema,
  view: View,
  { schema: space, name }: RelationRead,
  spaces: ReadonlySet<string>,
): boolean {
  if (name.startsWith('pg_') || provided.has(name)) return false
  if (space !== null) {
    const ref = joinQualified(space, name)
    return spaces.has(space) && !findTable(schema, ref) && !findView(schema, ref)
  }
  if (!spaces.has(view.schema)) return false
  // Dumps clear the search path and name everything; in all others a name may be found along it.
  for (const each of [...schema.tables.values(), ...schema.views.values()])
    if (each.name === name) return false
  return true
}

function nearestTo(schema: Schema, name: string) {
  const wanted = singularName(name)
  for (const table of schema.tables.values()) {
    if (singularName(table.name) === wanted || table.name.toLowerCase() === name.toLowerCase()) return table
  }
  return null
}

/** What extensions bring. */
const provided: ReadonlySet<string> = new Set([
  'spatial_ref_sys',
  'geometry_columns',
  'geography_columns',
  'raster_columns',
  'hypopg_list_indexes',
  'dual',
])
