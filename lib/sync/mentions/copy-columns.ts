import { scanSql } from '../../schema/index.ts'
import type { Name, QName } from '../../sql/index.ts'
import { add, type Mention, means, type Place } from './place.ts'

/** `COPY t (a, b)`: the table and its listed columns are certain. */
export function readTargetColumns(place: Place): void {
  const { target, found } = place.finder
  const { span, text } = place.segment
  const sql = text.slice(span.from, span.to)
  const tokens = scanSql(sql)
  let at = 1
  const parts: Name[] = []
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || (token.kind !== 'word' && token.kind !== 'quoted')) break
    parts.push({
      from: span.from + token.from,
      to: span.from + token.to,
      value: token.value,
      quoted: token.kind === 'quoted',
    })
    if (tokens[at + 1]?.value !== '.') {
      at++
      break
    }
    at++
  }
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return
  const table: QName = { parts, from: first.from, to: last.to }
  const certain = (from: number, to: number, form: Mention['form']) => {
    const index = found.findIndex((each) => each.from === place.start + from && !each.certain)
    if (index >= 0) found.splice(index, 1)
    if (!found.some((each) => each.from === place.start + from)) add(place, { from, to }, form)
  }
  if (target.kind === 'relation' && means(place, table, target)) {
    const opaque = found.findIndex((each) => each.from === place.start + last.from && !each.certain)
    if (opaque >= 0) found.splice(opaque, 1)
    certain(table.from, table.to, 'qualified')
  }
  if (target.kind !== 'column' || tokens[at]?.value !== '(') return
  if (!means(place, table, { schema: target.schema, name: target.table })) return
  for (let i = at + 1; i < tokens.length && tokens[i]?.value !== ')'; i++) {
    const token = tokens[i]
    if (token && token.kind !== 'symbol' && token.value === target.column) {
      certain(span.from + token.from, span.from + token.to, 'name')
    }
  }
}
