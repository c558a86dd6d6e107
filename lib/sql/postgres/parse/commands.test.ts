import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { lowerPostgres } from '../lower/index.ts'
import { parsePostgres } from './index.ts'
import { commands } from './testing/commands.ts'

beforeAll(async () => {
  await loadModule()
})

const examples = Object.entries(commands).flatMap(([command, forms]) =>
  forms.map(([kind, sql, declares]) => ({ command, kind, sql, declares })),
)

describe('every command of PostgreSQL 18', () => {
  it.each(examples)('$command: $sql', ({ kind, sql, declares }) => {
    const text = `-- before\n${sql};\n`
    expect(parseSync(text).stmts?.length).toBe(1)
    const tree = parsePostgres(text)
    expect(tree.segments.map((segment) => segment.text).join('')).toBe(text)
    const [segment] = tree.segments
    expect(segment?.diagnostics).toEqual([])
    expect(segment?.node?.kind).toBe(kind)
    const { schema, diagnostics } = lowerPostgres(tree)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const declared = Object.values(schema).flatMap((records) =>
      records instanceof Map ? [...records.keys()] : [],
    )
    if (declares) expect(declared).toContain(declares)
  })

  it.each(Object.entries(commands))('%s is shown by its own examples', (command, forms) => {
    for (const [, sql] of forms)
      if (!shownOtherwise.has(command)) expect(sql).toContain(command.split(' ')[0])
  })
})

/** Commands that other words can stand for. */
const shownOtherwise = new Set(['SELECT', 'SET ROLE', 'SET SESSION AUTHORIZATION'])
