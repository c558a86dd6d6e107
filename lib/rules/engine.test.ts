import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editDocument, openDocument } from '../sync/index.ts'
import { makeChange } from '../text/index.ts'
import { tableRule } from './define.ts'
import { reviewSchema, ruleFailure } from './engine.ts'
import { rules } from './registry.ts'
import type { Finding, Rule } from './rule.ts'

const corpus = join(dirname(fileURLToPath(import.meta.url)), '../sql/fixtures/corpus')
const files = ['pagila', 'danbooru', 'sakila', 'chinook', 'adventureworks', 'quartz', 'gitlab'] as const

describe('reviewing', () => {
  it('reports a rule that throws as its own failure and runs the rest', () => {
    const broken: Rule = tableRule({
      ...describedBy('missing-primary-key'),
      id: 'broken',
      // biome-ignore lint/correctness/useYield: a rule that fails before it finds anything
      *check() {
        throw new Error('no such luck')
      },
    })
    const whole = ruleNamed('missing-primary-key')
    const found = reviewSchema(schemaOf('CREATE TABLE a (x int); CREATE TABLE b (x int);'), {
      rules: [broken, whole],
    })
    expect(found.map((finding) => finding.rule).sort()).toEqual([
      'missing-primary-key',
      'missing-primary-key',
      ruleFailure,
    ])
    expect(found.find((finding) => finding.rule === ruleFailure)?.message).toContain('no such luck')
  })

  it('says nothing of an empty schema and does not speak for other dialects', () => {
    expect(reviewSchema(schemaOf(''))).toEqual([])
    const schema = { ...schemaOf('CREATE TABLE a (x int);'), dialect: 'postgres' }
    const elsewhere = rules.map((rule) => ({ ...rule, dialects: ['another'] }))
    expect(reviewSchema(schema, { rules: elsewhere })).toEqual([])
  })

  it('takes a schema without any foreign key for a choice, and hints at it once', () => {
    const tables = ['a', 'b', 'c', 'd'].map(
      (name, at, all) => `CREATE TABLE ${name} (id bigint PRIMARY KEY, ${all[(at + 1) % 4]}_id bigint);`,
    )
    const missing = (sql: string) =>
      reviewSchema(schemaOf(sql)).filter((finding) => finding.rule === 'missing-foreign-key')
    const [hint, ...more] = missing(tables.join('\n'))
    expect(more).toEqual([])
    expect(hint?.confidence).toBeLessThan(0.5)
    expect(hint?.entities).toHaveLength(4)
    const one = 'ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;'
    expect(missing([...tables, one].join('\n'))).toHaveLength(3)
  })

  it('sorts by severity, then by the place in the script', () => {
    const found = reviewSchema(
      schemaOf('CREATE TABLE b (x timestamp, y char(3)); CREATE TABLE a (p timestamp, q timestamp);'),
    )
    const order = ['error', 'warning', 'info']
    const ranks = found.map((finding) => order.indexOf(finding.severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(found.filter((finding) => finding.rule === 'missing-primary-key').map(firstEntity)).toEqual([
      'table:public.b',
      'table:public.a',
    ])
    expect(found.filter((finding) => finding.rule.startsWith('timestamp')).map(firstEntity)).toEqual([
      'column:public.b.x',
      'column:public.a.p',
      'column:public.a.q',
    ])
  })

  it('leaves partitions, foreign and temporary tables to what they belong to', () => {
    const found = reviewSchema(
      schemaOf(
        'CREATE TABLE p (x timestamp) PARTITION BY RANGE (x);' +
          "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');" +
          'CREATE TEMP TABLE t (x timestamp);' +
          'CREATE FOREIGN TABLE f (x timestamp) SERVER s;',
      ),
    )
    expect(new Set(found.map((finding) => firstEntity(finding)?.split('.')[1]))).toEqual(new Set(['p']))
  })
})

describe.each(files)('on %s', (file) => {
  const document = openDocument(readFileSync(join(corpus, `${file}.sql`), 'utf8'), 'postgres')
  const found = reviewSchema(document.schema)

  it('no rule fails, and every finding has a key of its own', () => {
    expect(found.filter((finding) => finding.rule === ruleFailure)).toEqual([])
    expect(new Set(found.map((finding) => finding.key)).size).toBe(found.length)
  })

  it('finds the same again, from kept findings and from the start', () => {
    expect(reviewSchema(document.schema)).toEqual(found)
    const fresh = openDocument(document.text, 'postgres')
    expect(outline(reviewSchema(fresh.schema))).toEqual(outline(found))
  })

  it('after an edit finds what a review from the start finds, with the keys of the rest unchanged', () => {
    const at = document.text.length
    const insert = '\n\nCREATE TABLE review_probe (seen timestamp, price real, is_on boolean);\n'
    const edited = editDocument(document, makeChange([{ from: at, to: at, insert }])).state
    const after = reviewSchema(edited.schema)
    const whole = reviewSchema(openDocument(edited.text, 'postgres').schema)
    expect(outline(after)).toEqual(outline(whole))
    const keys = new Set(after.map((finding) => finding.key))
    const lost = found.filter((finding) => !keys.has(finding.key))
    expect(lost.filter((finding) => !finding.key.includes('schema:'))).toEqual([])
  })

  it('after an edit of a table that others point at finds what a review from the start finds', () => {
    const target = [...document.schema.tables.values()].find((table) =>
      [...document.schema.tables.values()].some((other) =>
        other.foreignKeys.some((key) => key.references.table === table.name),
      ),
    )
    const span = target && document.sources.locate(target.id).find((each) => each.role === 'declaration')
    const open = span && document.text.indexOf('(', span.from)
    if (open === undefined || open < 0) return
    const change = makeChange([{ from: open + 1, to: open + 1, insert: ' review_probe boolean,' }])
    const edited = editDocument(document, change).state
    const whole = reviewSchema(openDocument(edited.text, 'postgres').schema)
    expect(outline(reviewSchema(edited.schema))).toEqual(outline(whole))
  })

  it('proposes fixes whose ops are well formed', () => {
    for (const finding of found) {
      for (const op of finding.fix?.ops ?? []) expect(op.op).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/)
      if (finding.fix) expect(finding.fix.ops.length).toBeGreaterThan(0)
    }
  })
})

function schemaOf(sql: string) {
  return openDocument(sql, 'postgres').schema
}

function ruleNamed(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}

function describedBy(id: string) {
  const { check: _, checkTable: __, ...text } = ruleNamed(id)
  return text
}

function firstEntity(finding: Finding): string | undefined {
  return finding.entities[0]
}

function outline(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.key} ${finding.message} ${finding.fix?.title ?? ''}`)
}
