import { splitQualified } from '../../../schema/index.ts'
import type { ObjectTarget, StatementNode } from '../../core/index.ts'
import { replaceColumn, requireColumn } from './columns.ts'
import { findHost } from './dependents.ts'
import {
  type Fold,
  findRelation,
  findType,
  lastName,
  mark,
  miss,
  partKey,
  report,
  schemaOf,
  touch,
} from './fold.ts'
import { replaceIndex } from './indexes.ts'
import { notNullColumn } from './not-null.ts'
import { kindOfConstraint } from './parts.ts'
import { findRoutine } from './routines.ts'
import type { Item, TableItem } from './world.ts'

type NodeOf<K extends StatementNode['kind']> = Extract<StatementNode, { kind: K }>

export function comment(fold: Fold, node: NodeOf<'comment'>): void {
  const { target } = node
  // The engine keeps no comment that says nothing.
  const text = node.text || null
  const name = lastName(target.name)
  switch (target.word) {
    case 'column':
      commentColumn(fold, node, text)
      return
    case 'constraint':
      commentConstraint(fold, node, text)
      return
    case 'domain constraint':
      commentDomainConstraint(fold, target, text)
      return
    case 'index': {
      const relation = findRelation(fold, target.name)
      if (relation?.kind !== 'index') {
        missing(fold, target)
        return
      }
      const { item } = relation
      replaceIndex(item, name.value, { comment: text })
      const key = item.type === 'table' && kindOfConstraint(item.record, name.value)
      mark(fold, item, partKey(key || 'index', name.value), 'comment', fold.statement, name)
      return
    }
    case 'trigger':
    case 'rule':
    case 'policy': {
      const item = target.on && findHost(fold, target.on)
      if (!item) return
      mark(fold, item, partKey(target.word, name.value), 'comment', fold.statement, name)
      const set = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
        list.map((part) => (part.name === name.value ? { ...part, comment: text } : part))
      if (target.word === 'trigger') item.record.triggers = set(item.record.triggers)
      else if (target.word === 'rule') item.record.rules = set(item.record.rules)
      else if (item.type === 'table') item.record.policies = set(item.record.policies)
      return
    }
    default: {
      const item = findTarget(fold, target)
      if (!item) {
        missing(fold, target)
        return
      }
      item.record.comment = text
      mark(fold, item, '', 'comment', fold.statement, name)
    }
  }
}

/** The object that COMMENT, GRANT or ALTER … OWNER means, parts of tables left out. */
export function findTarget(fold: Fold, target: ObjectTarget): Item | null {
  const item = findTargetItem(fold, target)
  if (!item) miss(fold, lastName(target.name).value)
  return item
}

function findTargetItem(fold: Fold, target: ObjectTarget): Item | null {
  const { world } = fold
  const name = lastName(target.name).value
  switch (target.word) {
    case 'table':
    case 'foreign table':
    case 'view':
    case 'materialized view':
    case 'sequence': {
      const relation = findRelation(fold, target.name)
      return relation?.kind === 'item' ? relation.item : null
    }
    case 'type':
    case 'domain':
      return findType(fold, schemaOf(target.name), name)
    case 'schema':
      return world.schemas.get(name) ?? null
    case 'extension':
      return world.extensions.get(name) ?? null
    case 'function':
    case 'procedure':
    case 'routine':
    case 'aggregate':
      return findRoutine(fold, target)
    case 'other':
      for (const item of world.objects.values()) {
        if (item.type === 'object' && item.record.kind === target.words && item.record.name === name) {
          touch(fold, item)
          return item
        }
      }
      return null
    default:
      return null
  }
}

function commentColumn(fold: Fold, { target }: NodeOf<'comment'>, text: string | null): void {
  const column = lastName(target.name)
  const owner = { ...target.name, parts: target.name.parts.slice(0, -1) }
  const relation = owner.parts.length > 0 ? findRelation(fold, owner) : null
  const item = relation?.kind === 'item' ? relation.item : null
  if (!item) {
    missing(fold, target)
    return
  }
  if (item.type === 'table') {
    if (!requireColumn(fold, item, column)) return
    replaceColumn(item, column.value, { comment: text })
    mark(fold, item, partKey('column', column.value), 'comment', fold.statement, column)
  } else mark(fold, item, '', 'comment', fold.statement, column)
}

function commentConstraint(fold: Fold, { target }: NodeOf<'comment'>, text: string | null): void {
  const item = target.on && findHost(fold, target.on)
  if (item?.type !== 'table') return
  const name = lastName(target.name)
  const kind = kindOfConstraint(item.record, name.value)
  if (!kind && notNullColumn(item, name.value) !== null) {
    mark(fold, item, '', 'comment', fold.statement, name)
    return
  }
  if (!kind) {
    const message = `constraint "${name.value}" of "${item.record.name}" is not declared here`
    report(fold, item, 'warning', name, message)
    return
  }
  mark(fold, item, partKey(kind, name.value), 'comment', fold.statement, name)
  setConstraintComment(item, name.value, text)
}

/** What is said of a domain's constraint stands with the domain. */
function commentDomainConstraint(fold: Fold, target: ObjectTarget, text: string | null): void {
  const name = lastName(target.name)
  const domain = target.on && findType(fold, schemaOf(target.on), lastName(target.on).value)
  if (domain?.type !== 'domain') {
    missing(fold, target)
    return
  }
  mark(fold, domain, '', 'comment', fold.statement, name)
  domain.record.checks = domain.record.checks.map(({ comment, ...check }) => {
    const said = check.name === name.value ? text : comment
    return said ? { ...check, comment: said } : check
  })
}

function setConstraintComment({ record }: TableItem, name: string, text: string | null): void {
  const set = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((part) => (part.name === name ? { ...part, comment: text } : part))
  if (record.primaryKey?.name === name) record.primaryKey = { ...record.primaryKey, comment: text }
  record.uniques = set(record.uniques)
  record.foreignKeys = set(record.foreignKeys)
  record.checks = set(record.checks)
  record.exclusions = set(record.exclusions)
}

function missing(fold: Fold, target: ObjectTarget): void {
  const name = lastName(target.name).value
  miss(fold, name)
  // Comments on roles, databases and languages are on things that no script of a schema declares.
  if (target.word !== 'other' && target.word !== 'schema' && target.word !== 'extension') {
    report(
      fold,
      null,
      'warning',
      target,
      `${target.words} "${splitQualified(name).join('.')}" is not declared here`,
    )
  }
}
