import {
  type Column,
  type EntityId,
  type ForeignKey,
  type Index,
  parseEntityId,
  referencesByTarget,
  type Schema,
  type Table,
  type View,
} from '../../schema/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { ObjectSummary } from '../protocol.ts'

/** Columns, values and the like listed at most. */
const limit = 40

/** What there is to say of an object in a few lines of plain text; null for an id that is not there. */
export function describe(state: DocumentState, id: EntityId): ObjectSummary | null {
  const { schema } = state
  const { kind, parts } = parseEntityId(id)
  switch (kind) {
    case 'table': {
      const table = schema.tables.get(id)
      return table ? describeTable(schema, table) : null
    }
    case 'view': {
      const view = schema.views.get(id)
      return view ? describeView(view) : null
    }
    case 'enum': {
      const type = schema.enums.get(id)
      return type
        ? summary(
            `enum ${qualified(type)}`,
            shortened(type.values.map((value) => `'${value}'`)),
            type.comment,
          )
        : null
    }
    case 'domain': {
      const type = schema.domains.get(id)
      if (!type) return null
      const checks = type.checks.map((check) => `check (${check.expression})`)
      const lines = [type.type.display, ...(type.nullable ? [] : ['not null']), ...checks]
      return summary(`domain ${qualified(type)}`, lines, type.comment)
    }
    case 'composite': {
      const type = schema.composites.get(id)
      if (!type) return null
      const rows = type.attributes.map((attribute) => [attribute.name, attribute.type.display])
      return summary(`type ${qualified(type)}`, aligned(rows), type.comment)
    }
    case 'range': {
      const type = schema.ranges.get(id)
      return type ? summary(`range ${qualified(type)}`, [`of ${type.subtype.display}`], type.comment) : null
    }
    case 'sequence': {
      const sequence = schema.sequences.get(id)
      if (!sequence) return null
      const { ownedBy } = sequence
      const owner = ownedBy ? [`owned by ${ownedBy.table}.${ownedBy.column}`] : []
      return summary(`sequence ${qualified(sequence)}`, owner, sequence.comment)
    }
    case 'routine': {
      const routine = schema.routines.get(id)
      if (!routine) return null
      const facts = [
        routine.language,
        routine.volatility,
        routine.securityDefiner ? 'security definer' : null,
      ]
      const lines = [
        `(${routine.arguments})`,
        ...(routine.returns === null ? [] : [`returns ${routine.returns}`]),
        facts.filter((fact) => fact !== null).join(', '),
      ]
      return summary(`${routine.kind} ${qualified(routine)}`, lines, routine.comment)
    }
    case 'schema': {
      const space = schema.schemas.get(id)
      if (!space) return null
      const count = [...schema.tables.values()].filter((table) => table.schema === space.name).length
      return summary(`schema ${space.name}`, [`${count} tables`], space.comment)
    }
    default:
      return describePart(schema, id, parts)
  }
}

function describeTable(schema: Schema, table: Table): ObjectSummary {
  const kind = table.kind === 'table' ? 'table' : `${table.kind} table`
  const keyed = new Set(table.primaryKey?.columns)
  const rows = table.columns.map((column) => columnRow(table, column, keyed.has(column.name) ? 'pk' : ''))
  const keys = [
    ...table.uniques.map((unique) => `unique (${unique.columns.join(', ')})`),
    ...table.checks.map((check) => `check (${check.expression})`),
    ...table.indexes.map(indexLine),
  ]
  const users = (referencesByTarget(schema).get(table.id) ?? []).map(
    ({ from, key }) => `${from.name}(${key.columns.join(', ')})`,
  )
  const lines = [
    ...shortened(aligned(rows)),
    ...shortened(keys),
    ...(users.length > 0 ? [`referenced by ${shortened(users).join(', ')}`] : []),
  ]
  return summary(`${kind} ${qualified(table)}`, lines, table.comment)
}

function describeView(view: View): ObjectSummary {
  const kind = view.kind === 'materialized' ? 'materialized view' : 'view'
  const reads = view.dependsOn.map(qualified)
  const lines = [
    ...shortened(view.columns),
    ...(reads.length > 0 ? [`reads ${shortened(reads).join(', ')}`] : []),
    ...view.indexes.map(indexLine),
  ]
  return summary(`${kind} ${qualified(view)}`, lines, view.comment)
}

/** A column, constraint, index, trigger or policy: found by walking its table. */
function describePart(schema: Schema, id: EntityId, parts: readonly string[]): ObjectSummary | null {
  const [space, name] = parts
  const relations: (Table | View)[] = [...schema.tables.values(), ...schema.views.values()]
  const relation = relations.find((candidate) => candidate.schema === space && candidate.name === name)
  if (!relation) return null
  const index = relation.indexes.find((candidate) => candidate.id === id)
  if (index)
    return summary(`index ${index.name}`, [indexLine(index), `on ${qualified(relation)}`], index.comment)
  const trigger = relation.triggers.find((candidate) => candidate.id === id)
  if (trigger) {
    const when = `${trigger.timing} ${trigger.events.join(' or ')} on ${qualified(relation)}`
    return summary(`trigger ${trigger.name}`, [when, `runs ${trigger.routine}`], trigger.comment)
  }
  return relation.entity === 'table' ? describeTablePart(schema, relation, id) : null
}

function describeTablePart(schema: Schema, table: Table, id: EntityId): ObjectSummary | null {
  const on = `on ${qualified(table)}`
  const column = table.columns.find((candidate) => candidate.id === id)
  if (column) {
    const key = table.primaryKey?.columns.includes(column.name) ? 'pk' : ''
    const users = (referencesByTarget(schema).get(table.id) ?? [])
      .filter(({ key: reference }) => reference.references.columns.includes(column.name))
      .map(({ from, key: reference }) => `${from.name}(${reference.columns.join(', ')})`)
    const lines = [
      columnRow(table, column, key).slice(1).filter(Boolean).join('  '),
      ...table.indexes.filter((index) => index.keys[0]?.column === column.name).map(indexLine),
      ...(users.length > 0 ? [`referenced by ${shortened(users).join(', ')}`] : []),
    ]
    return summary(`column ${table.name}.${column.name}`, lines, column.comment)
  }
  const foreignKey = table.foreignKeys.find((candidate) => candidate.id === id)
  if (foreignKey) {
    const lines = [`(${foreignKey.columns.join(', ')}) ${referenceText(foreignKey)}`, on]
    return summary(`foreign key ${foreignKey.name}`, lines, foreignKey.comment)
  }
  const key = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques].find((k) => k.id === id)
  if (key) {
    const words = key === table.primaryKey ? 'primary key' : 'unique'
    return summary(`${words} ${key.name}`, [`(${key.columns.join(', ')})`, on], key.comment)
  }
  const check = table.checks.find((candidate) => candidate.id === id)
  if (check) return summary(`check ${check.name}`, [check.expression, on], check.comment)
  const policy = table.policies.find((candidate) => candidate.id === id)
  if (policy) {
    const tests = [policy.using && `using (${policy.using})`, policy.check && `with check (${policy.check})`]
    const lines = [`for ${policy.command} ${on}`, ...tests.filter((test) => test !== null)]
    return summary(`policy ${policy.name}`, lines, policy.comment)
  }
  const exclusion = table.exclusions.find((candidate) => candidate.id === id)
  return exclusion ? summary(`exclusion ${exclusion.name}`, [on], exclusion.comment) : null
}

/** Name, type and facts of a column, as the cells of a line. */
function columnRow(table: Table, column: Column, key: string): readonly string[] {
  const foreign = table.foreignKeys.find((candidate) => candidate.columns.includes(column.name))
  const facts = [
    key,
    column.nullable ? '' : 'not null',
    column.generated
      ? 'generated'
      : column.identity
        ? 'identity'
        : column.default
          ? `= ${column.default}`
          : '',
    foreign ? referenceText(foreign) : '',
  ]
  return [column.name, column.serial ?? column.type.display, facts.filter((fact) => fact !== '').join('  ')]
}

function referenceText({ references, onDelete }: ForeignKey): string {
  const action = onDelete === 'no action' ? '' : ` on delete ${onDelete}`
  return `→ ${references.table}(${references.columns.join(', ')})${action}`
}

function indexLine(index: Index): string {
  const keys = index.keys.map((key) => key.column ?? key.expression ?? '').join(', ')
  const where = index.where === null ? '' : ` where ${index.where}`
  return `${index.unique ? 'unique index' : 'index'} ${index.method} (${keys})${where}`
}

function summary(title: string, lines: readonly string[], comment: string | null): ObjectSummary {
  return { title, lines: lines.filter((line) => line !== ''), comment }
}

/** Cells in columns of equal width. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, Math.min(cell.length, 40))
    })
  }
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= limit ? lines : [...lines.slice(0, limit), `… and ${lines.length - limit} more`]
}

function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return schema === '' ? name : `${schema}.${name}`
}
