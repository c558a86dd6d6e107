import type { View } from '../../../schema/index.ts'
import { canonicalStyle, nameList, type RenderStyle, words } from './style.ts'

/** `columns`: the output names to list; none when the query's own serve. */
export function renderView(
  view: View,
  columns: readonly string[],
  style: RenderStyle = canonicalStyle,
): string {
  const kw = style.keyword
  const options = Object.entries(view.options).map(([name, value]) =>
    value === '' ? name : `${name}=${value}`,
  )
  const query = view.query.trim()
  return `${words(
    kw(view.kind === 'materialized' ? 'CREATE MATERIALIZED VIEW' : 'CREATE VIEW'),
    style.name(view),
    columns.length > 0 && `(${nameList(columns)})`,
    options.length > 0 && `${kw('WITH')} (${options.join(', ')})`,
    kw('AS'),
  )}${style.eol}${words(
    query.endsWith(';') ? query.slice(0, -1) : query,
    view.checkOption !== null && kw(`WITH ${view.checkOption.toUpperCase()} CHECK OPTION`),
    view.kind === 'materialized' && !view.withData && kw('WITH NO DATA'),
  )};`
}
