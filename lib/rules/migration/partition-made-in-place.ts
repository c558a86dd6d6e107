import { spoken, textOf } from './reading/context.ts'
import { replaced, same } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Making a partition in place stops everybody who uses the parent. */
export const partitionMadeInPlace = migrationRule({
  id: 'partition-made-in-place',
  title: 'Partition made in place',
  severity: 'warning',
  catalogue: ['MS042'],
  detects: 'CREATE TABLE … PARTITION OF a parent that the migration did not make itself.',
  rationale:
    'It takes ACCESS EXCLUSIVE on the parent. Made apart and attached, an empty table takes SHARE UPDATE EXCLUSIVE ' +
    'only, and everybody goes on.',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html (ATTACH PARTITION)',
  ignoreWhen: 'A short lock_timeout and retries keep the wait short.',
  remedy: 'Makes a table like the parent and attaches it.',
  fixable: true,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'createTable' || !node.partitionOf || context.isFresh(node.partitionOf.parent)) return
    const { parent, bound } = node.partitionOf
    const name = textOf(context, node.name)
    const own = textOf(context, parent)
    const guard = node.ifNotExists ? 'IF NOT EXISTS ' : ''
    const like = `CREATE TABLE ${guard}${name} (LIKE ${own} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)`
    const attach = `ALTER TABLE ${own} ATTACH PARTITION ${name} ${textOf(context, bound)}`
    const simple =
      node.elements.length === 0 &&
      !node.partitionBy &&
      node.with.length === 0 &&
      !node.tablespace &&
      node.persistence === 'permanent' &&
      !node.foreign
    yield {
      message: `Making partition ${spoken(node.name)} in place stops everybody who uses ${spoken(parent)}.`,
      evidence: 'CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on the parent.',
      confidence: 0.8,
      fix: simple ? replaced(context, 'Make it apart and attach it', [same(like), same(attach)]) : null,
    }
  },
})
