import { oneLine } from '../name-map.ts'

/**
 * Text for the inside of a Mermaid string: what the grammar, its Markdown labels or HTML would take
 * for more than text is written as an entity code, which Mermaid turns back when it draws.
 */
export function escapeText(text: string): string {
  let out = ''
  for (const ch of oneLine(text)) out += isHarmless(ch) ? ch : `#${ch.codePointAt(0)};`
  return withoutDirection(out.replaceAll('__', '_#95;'))
}

/**
 * Words of the entity-relationship grammar that cannot be a plain entity name; its lexer knows no
 * case. Keys of attributes (`PK` …) are words too.
 */
export const reservedWords: ReadonlySet<string> = new Set([
  'acctitle',
  'accdescr',
  'class',
  'classdef',
  'default',
  'direction',
  'end',
  'erdiagram',
  'fk',
  'many',
  'o',
  'one',
  'only',
  'optionally',
  'pk',
  'style',
  'subgraph',
  'title',
  'to',
  'u',
  'uk',
  'zero',
])

function isHarmless(ch: string): boolean {
  if (ch > '\x7f') return true
  if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')) return true
  return " _.,:()[]'/+=!?@-".includes(ch)
}

/** The lexer takes any line with `direction TB` (BT, RL, LR) in it for a statement, strings or not. */
function withoutDirection(text: string): string {
  let out = ''
  let at = 0
  for (;;) {
    const found = text.toLowerCase().indexOf('direction ', at)
    if (found < 0) return out + text.slice(at)
    const space = found + 'direction'.length
    out += `${text.slice(at, space)}#32;`
    at = space + 1
  }
}
