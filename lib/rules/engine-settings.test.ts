import { describe, expect, it } from 'vitest'
import { openDocument } from '../sync/index.ts'
import { schemaRule, tableRule } from './define.ts'
import { type ReviewOptions, reviewSchema } from './engine.ts'
import type { Rule } from './rule.ts'
import { overlay } from './rule-settings.ts'

const { schema } = openDocument(
  'CREATE TABLE a (x int, y int); CREATE TABLE b (x int); CREATE INDEX b_x ON b (x);',
  'postgres',
)
const text = {
  title: 't',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH000'],
  detects: 'd',
  rationale: 'r',
  source: 's',
  ignoreWhen: 'i',
  remedy: 'r',
  fixable: false,
} as const

/** Tables with more columns than the option allows, judged one by one and all together. */
const options = { most: { type: 'integer', default: 1, minimum: 0, says: 'Columns' } } as const
const narrow = tableRule({
  ...text,
  id: 'narrow',
  options,
  *check({ table, label }, { most }) {
    if (table.columns.length > most)
      yield { entities: [table.id], message: label, evidence: `${most}`, confidence: 1, fix: null }
  },
})
const narrowAll = schemaRule({
  ...text,
  id: 'narrow-all',
  options,
  *check({ tables }, { most }) {
    for (const { table, label } of tables.values())
      if (table.columns.length > most)
        yield { entities: [table.id], message: label, evidence: `${most}`, confidence: 1, fix: null }
  },
})
const rules: readonly Rule[] = [narrow, narrowAll]
const found = (asked: Omit<ReviewOptions, 'rules'> = {}) =>
  reviewSchema(schema, { rules, ...asked }).map(
    ({ rule, message, severity }) => `${rule} ${message} ${severity}`,
  )

describe('settings of rules', () => {
  it('switch rules off, change their severity and give options, whatever was asked before', () => {
    const usual = ['narrow a warning', 'narrow-all a warning']
    expect(found()).toEqual(usual)
    expect(found({ settings: { narrow: { on: false } } })).toEqual(['narrow-all a warning'])
    expect(found({ settings: { 'narrow-all': { severity: 'error' } } })).toEqual([
      'narrow-all a error',
      'narrow a warning',
    ])
    expect(found({ settings: { narrow: { options: { most: 0 } } } })).toEqual([
      'narrow a warning',
      'narrow-all a warning',
      'narrow b warning',
    ])
    expect(found()).toEqual(usual)
  })

  it('decide with the stance which of all rules run', () => {
    const ids = (settings: ReviewOptions['settings']) => [
      ...new Set(reviewSchema(schema, { settings }).map(({ rule }) => rule)),
    ]
    expect(ids({})).toContain('missing-primary-key')
    expect(ids({ 'missing-primary-key': { on: false } })).not.toContain('missing-primary-key')
    expect(ids({ 'missing-comment': { on: true } })).toContain('missing-comment')
    expect(ids({})).not.toContain('missing-comment')
  })

  it('are laid over each other option by option', () => {
    const below = { a: { on: false, options: { x: 1, y: 2 } }, b: { severity: 'error' as const } }
    const above = { a: { options: { x: 3 } }, c: { on: true } }
    expect(overlay(below, above)).toEqual({
      a: { on: false, options: { x: 3, y: 2 } },
      b: { severity: 'error' },
      c: { on: true },
    })
  })

  it('of names reach the fixes that make names', () => {
    const document = openDocument(
      'CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE c (id bigint PRIMARY KEY, p_id bigint REFERENCES p);',
      'postgres',
    )
    const name = (asked: ReviewOptions) =>
      reviewSchema(document.schema, asked)
        .find(({ rule }) => rule === 'foreign-key-without-index')
        ?.fix?.ops.flatMap((op) => (op.op === 'index.add' ? [op.index.name] : []))
    expect(name({})).toEqual(['idx_c_p_id'])
    expect(name({ naming: { index: '{table}__{columns}__ix' } })).toEqual(['c__p_id__ix'])
    expect(name({})).toEqual(['idx_c_p_id'])
  })

  it('do not let a rule run that reads what nobody brought', () => {
    const reader = schemaRule({
      ...text,
      id: 'reader',
      reads: ['schema', 'statistics'],
      *check({ statistics }) {
        yield { entities: [], message: `${statistics?.tables.size}`, evidence: 'e', confidence: 1, fix: null }
      },
    })
    expect(reviewSchema(schema, { rules: [reader] })).toEqual([])
  })
})
