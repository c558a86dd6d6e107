import { scanSql } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { Place } from './place.ts'

/** Every token of the name may mean it, those of bodies and of statements put together in them too. */
export function readOpaque(place: Place, raw: Span): void {
  const { target } = place.finder
  const wanted = target.kind === 'column' ? target.column : target.name
  readTokens(place, raw.from, place.segment.text.slice(raw.from, raw.to), wanted)
}

function readTokens(place: Place, from: number, sql: string, wanted: string): void {
  for (const token of scanSql(sql)) {
    const isName = token.kind === 'word' || token.kind === 'quoted'
    if (isName && token.value === wanted) addOpaque(place, from + token.from, from + token.to)
    else if (token.kind === 'string' && token.value.toLowerCase().includes(wanted.toLowerCase())) {
      const written = sql.slice(token.from, token.to)
      const open = written.startsWith('$') ? written.indexOf('$', 1) + 1 : written.indexOf("'") + 1
      // A delimiter that would be left makes nothing shorter: there is an end to it.
      if (open > 0) readTokens(place, from + token.from + open, written.slice(open, -1), wanted)
    }
  }
}

function addOpaque(place: Place, from: number, to: number): void {
  place.finder.found.push({
    from: place.start + from,
    to: place.start + to,
    segment: place.index,
    certain: false,
    form: 'name',
    opaque: true,
  })
}
