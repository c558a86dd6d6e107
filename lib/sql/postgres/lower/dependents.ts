import { entityId, type RewriteRule, type Trigger } from '../../../schema/index.ts'
import type { Name, ObjectTarget, QName, StatementNode } from '../../core/index.ts'
import {
  depend,
  type Fold,
  findRelation,
  lastName,
  mark,
  miss,
  partKey,
  report,
  schemaOf,
  sqlOf,
} from './fold.ts'
import { movePart } from './rename.ts'
import { keyOf, type TableItem, type ViewItem } from './world.ts'

type NodeOf<K extends StatementNode['kind']> = Extract<StatementNode, { kind: K }>

export function createTrigger(fold: Fold, node: NodeOf<'createTrigger'>): void {
  const item = findHost(fold, node.table)
  if (!item) return
  const { record } = item
  const name = node.name.value
  const old = record.triggers.find((trigger) => trigger.name === name)
  if (old && !node.orReplace) {
    report(fold, item, 'error', node.name, `trigger "${name}" for relation "${record.name}" already exists`)
    return
  }
  const routineSchema = schemaOf(node.routine) ?? routineSchemaOf(fold, item, lastName(node.routine).value)
  const routine = lastName(node.routine).value
  const trigger: Trigger = {
    id: entityId('trigger', record.schema, record.name, name),
    name,
    timing: node.timing,
    events: node.events,
    routine: isHidden(routineSchema) ? routine : `${routineSchema}.${routine}`,
    constraint: node.constraint,
    definition: sqlOf(fold, fold.statement),
    comment: old?.comment ?? null,
  }
  record.triggers = old
    ? record.triggers.map((t) => (t === old ? trigger : t))
    : [...record.triggers, trigger]
  mark(fold, item, partKey('trigger', name), 'declaration', fold.statement, node.name)
}

export function createRule(fold: Fold, node: NodeOf<'createRule'>): void {
  const item = findHost(fold, node.table)
  if (!item) return
  const { record } = item
  const name = node.name.value
  const old = record.rules.find((rule) => rule.name === name)
  const rule: RewriteRule = {
    id: entityId('rule', record.schema, record.name, name),
    name,
    definition: sqlOf(fold, fold.statement),
    comment: old?.comment ?? null,
  }
  record.rules = old ? record.rules.map((r) => (r === old ? rule : r)) : [...record.rules, rule]
  mark(fold, item, partKey('rule', name), 'declaration', fold.statement, node.name)
}

export function createPolicy(fold: Fold, node: NodeOf<'createPolicy' | 'alterPolicy'>): void {
  const item = findHost(fold, node.table)
  if (item?.type !== 'table') return
  const name = node.name.value
  if (node.kind === 'alterPolicy') {
    alterPolicy(fold, item, node)
    return
  }
  if (item.record.policies.some((policy) => policy.name === name)) {
    report(fold, item, 'error', node.name, `policy "${name}" for table "${item.record.name}" already exists`)
    return
  }
  item.record.policies = [
    ...item.record.policies,
    {
      id: entityId('policy', item.record.schema, item.record.name, name),
      name,
      permissive: node.permissive,
      command: node.command,
      roles: rolesOf(node.roles),
      using: node.using ? sqlOf(fold, node.using) : null,
      check: node.check ? sqlOf(fold, node.check) : null,
      comment: null,
    },
  ]
  mark(fold, item, partKey('policy', name), 'declaration', fold.statement, node.name)
}

function alterPolicy(fold: Fold, item: TableItem, node: NodeOf<'createPolicy' | 'alterPolicy'>): void {
  const { schema, name: table } = item.record
  const to = node.renameTo?.value ?? node.name.value
  item.record.policies = item.record.policies.map((policy) =>
    policy.name === node.name.value
      ? {
          ...policy,
          id: entityId('policy', schema, table, to),
          name: to,
          roles: node.roles.length > 0 ? rolesOf(node.roles) : policy.roles,
          using: node.using ? sqlOf(fold, node.using) : policy.using,
          check: node.check ? sqlOf(fold, node.check) : policy.check,
        }
      : policy,
  )
  movePart(item, partKey('policy', node.name.value), partKey('policy', to))
  mark(fold, item, partKey('policy', to), 'alteration', fold.statement, node.renameTo ?? node.name)
}

/** ALTER TRIGGER and ALTER RULE … RENAME TO. */
export function renameDependent(
  fold: Fold,
  word: 'trigger' | 'rule',
  { name, on }: ObjectTarget,
  to: Name,
): void {
  const item = on && findHost(fold, on)
  if (!item) return
  const from = lastName(name).value
  const { record } = item
  const id = entityId(word, record.schema, record.name, to.value)
  const renamed = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((part) => (part.name === from ? { ...part, id, name: to.value } : part))
  if (word === 'trigger') record.triggers = renamed(record.triggers)
  else record.rules = renamed(record.rules)
  movePart(item, partKey(word, from), partKey(word, to.value))
  mark(fold, item, partKey(word, to.value), 'alteration', fold.statement, to)
}

/** The table or view that triggers, rules and policies stand on. */
export function findHost(fold: Fold, name: QName): TableItem | ViewItem | null {
  const relation = findRelation(fold, name)
  const item = relation?.kind === 'item' ? relation.item : null
  if (item?.type === 'table' || item?.type === 'view') return item
  miss(fold, lastName(name).value)
  report(fold, null, 'warning', name, `relation "${lastName(name).value}" is not declared here`)
  return null
}

/** The schema of the path in which a trigger's function is declared, or null. */
function routineSchemaOf(fold: Fold, item: TableItem | ViewItem, name: string): string | null {
  depend(fold, item, name)
  const isThere = (schema: string) =>
    fold.world.routines.get(keyOf(schema, name))?.some((routine) => routine.declared <= fold.at) ?? false
  return fold.path.find(isThere) ?? null
}

function isHidden(schema: string | null): boolean {
  return schema === null || schema === 'public' || schema === 'pg_catalog'
}

/** Everybody includes all others, so the engine keeps `public` alone. */
function rolesOf(roles: readonly { readonly value: string }[]): readonly string[] {
  const names = roles.map((role) => role.value)
  return names.length === 0 || names.includes('public') ? ['public'] : names
}
