import { describe, expect, it } from 'vitest'
import { readWorkload } from './index.ts'

const read = (text: string) => {
  const result = readWorkload(text, 'postgres')
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('readWorkload', () => {
  it('cuts a file of queries into statements with what is said of them', () => {
    const text =
      '-- name: FindUser :one\n-- calls: 1200, mean: 3.5 ms\nSELECT * FROM users WHERE id = $1;\n\n' +
      "/* ; */ update users set name = ';' where id = ?;\nselect :name::text"
    const { statements, form } = read(text)
    expect(form).toBe('sql')
    expect(statements.map((each) => each.text)).toEqual([
      'SELECT * FROM users WHERE id = $1',
      "update users set name = ';' where id = ?",
      'select :name::text',
    ])
    for (const { range, text: own } of statements) expect(text.slice(range.from, range.to)).toBe(own)
    expect(statements[0]).toMatchObject({ label: 'FindUser', calls: 1200, meanMs: 3.5, totalMs: 4200 })
    expect(statements[1]).toMatchObject({ label: null, calls: null })
  })

  it.each([
    [
      'CSV',
      'userid,queryid,query,calls,total_exec_time,mean_exec_time,stddev_exec_time,rows\n' +
        '10,-77,"SELECT ""a"", b\nFROM t WHERE c = $1;",4,20,5,0.5,8\n',
    ],
    [
      'JSON of an older server',
      '[{"queryid": -77, "query": "SELECT \\"a\\", b\\nFROM t WHERE c = $1;", "calls": 4, "total_time": 20, "stddev_time": 0.5, "rows": 8}]',
    ],
  ])('reads what pg_stat_statements prints as %s', (_, text) => {
    const { statements, form } = read(text)
    expect(form).toBe('rows')
    expect(statements).toMatchObject([
      {
        text: 'SELECT "a", b\nFROM t WHERE c = $1',
        label: '-77',
        calls: 4,
        totalMs: 20,
        meanMs: 5,
        deviationMs: 0.5,
        rows: 8,
      },
    ])
  })

  it('takes a query that mentions a column called query for SQL', () => {
    expect(read('select query, calls from pg_stat_statements;').form).toBe('sql')
    expect(read('').statements).toEqual([])
  })

  it.each([
    ['query,calls\n"select 1",often\n', 2, /calls is often, not a number/],
    ['[{"quest": 1}]', 1, /column called query/],
    ['[{"query": "select 1"', 1, /comma or } is expected/],
  ])('says where %j is wrong', (text, line, message) => {
    const result = readWorkload(text, 'postgres')
    expect(result).toMatchObject({ ok: false, error: { line, message: expect.stringMatching(message) } })
  })
})
