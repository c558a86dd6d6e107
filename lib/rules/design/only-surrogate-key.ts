import { type Column, candidateKeys, type SchemaOpInput } from '../../schema/index.ts'
import { isAuditName } from '../audit-tables.ts'
import { isInteger, isNumbered, isTextual, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singularName, snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** A number tells rows apart, not things. */
export const onlySurrogateKey = tableRule({
  id: 'only-surrogate-key',
  title: 'Only a number identifies a row',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH005'],
  detects:
    'A table that others point at, whose only key is generated, though it has a required code, name, number or the like.',
  rationale:
    'The generated key makes every row different, so the same thing can be entered twice; references then ' +
    'scatter over the copies. What makes the thing itself unique is to be declared as well.',
  source: 'C. J. Date, Database Design and Relational Theory, on surrogate keys; SqlServer.Rules SRD0001',
  ignoreWhen: 'Two things may really agree in all that is known of them (people, orders).',
  remedy: 'Asks which columns identify the thing, and adds a unique constraint on them.',
  fixable: false,
  guided: true,
  *check(context) {
    const { table, label, columns, references } = context
    const [name, second] = table.primaryKey?.columns ?? []
    const key = name !== undefined && second === undefined ? columns.get(name) : undefined
    if (!key || !isGenerated(key) || references.length === 0 || isAuditName(table.name)) return
    if (candidateKeys(table).length > 1 || table.indexes.some((index) => index.unique)) return
    if (table.exclusions.length > 0) return
    const telling = table.columns.filter((column) => column !== key && tells(column, table.name))
    if (telling.length === 0) return
    yield {
      entities: [table.id, ...telling.map((column) => column.id)],
      message: `Nothing keeps the same thing from being entered in ${label} twice.`,
      evidence: `Its only key is the generated ${key.name}; ${telling.map((column) => column.name).join(', ')} may repeat.`,
      confidence: 0.5,
      fix: null,
      guide: { question: `What identifies a row of ${label}?`, choices: choicesFor(context, telling) },
    }
  },
})

function isGenerated(column: Column): boolean {
  return isNumbered(column) || (isUuid(column.type) && column.default !== null)
}

function tells(column: Column, table: string): boolean {
  if (column.nullable || column.inherited) return false
  const name = snakeCase(column.name)
  const own = `${singularName(table)}_`
  return (
    (isTextual(column.type) || isInteger(column.type)) &&
    telling.has(name.startsWith(own) ? name.slice(own.length) : name)
  )
}

function choicesFor({ table, ref, columns }: TableContext, found: readonly Column[]): readonly Fix[] {
  const owners = table.foreignKeys.flatMap((key) => (key.columns.length === 1 ? key.columns : []))
  const owner = owners.find((name) => columns.get(name)?.nullable === false)
  const sets = found.slice(0, 3).flatMap(({ name }) => (owner ? [[name], [owner, name]] : [[name]]))
  return sets.map((set) => {
    const op: SchemaOpInput = { op: 'unique.add', table: ref, unique: { columns: set } }
    return fixOf(set.length > 1 ? `${set[1]} within one ${set[0]}` : `${set[0]} alone`, 'weigh', op)
  })
}

const telling: ReadonlySet<string> = new Set(
  'code name slug sku number username login symbol abbreviation isbn ean label nummer codigo nombre kennung'.split(
    ' ',
  ),
)
