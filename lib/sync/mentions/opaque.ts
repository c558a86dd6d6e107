import { scanSql } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { Place } from './place.ts'

/** Every token of the name may mean it. */
export function readOpaque(place: Place, raw: Span): void {
  const { target } = place.finder
  const wanted = target.kind === 'column' ? target.column : target.name
  const sql = place.segment.text.slice(raw.from, raw.to)
  for (const token of scanSql(sql)) {
    const isName = token.kind === 'word' || token.kind === 'quoted'
    if (isName && token.value === wanted) addOpaque(place, raw.from + token.from, raw.from + token.to)
    else if (token.kind === 'string' && token.value.toLowerCase().includes(wanted.toLowerCase())) {
      readString(place, raw.from + token.from, sql.slice(token.from, token.to), wanted)
    }
  }
}

/** A body in quotes or dollars: its own tokens, once more. */
function readString(place: Place, from: number, written: string, wanted: string): void {
  const open = written.startsWith('$') ? written.indexOf('$', 1) + 1 : written.indexOf("'") + 1
  for (const token of scanSql(written.slice(open, -1))) {
    const isName = token.kind === 'word' || token.kind === 'quoted'
    if (isName && token.value === wanted) addOpaque(place, from + open + token.from, from + open + token.to)
  }
}

function addOpaque(place: Place, from: number, to: number): void {
  place.finder.found.push({
    from: place.start + from,
    to: place.start + to,
    segment: place.index,
    certain: false,
    form: 'name',
  })
}
