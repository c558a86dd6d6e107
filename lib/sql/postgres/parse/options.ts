import { type Cursor, foldName, Kind, type OptionNode } from '../../core/index.ts'

/** Reads `( name = value, … )`, `( name 'value' )` and bare names; nothing when no `(` stands here. */
export function readOptions(c: Cursor): readonly OptionNode[] {
  if (c.kind() !== Kind.openParen) return []
  const closing = c.closingIndex()
  c.next()
  const options: OptionNode[] = []
  while (c.at < closing) {
    const from = c.start()
    // OPTIONS of ALTER says what to do with each; the verb is no part of the name.
    if ((c.is('add') || c.is('set') || c.is('drop')) && c.kind(1) === Kind.word) c.next()
    const name = readOptionName(c)
    c.eatOperator('=')
    const value = c.takeUntil(() => c.at >= closing)
    const end = value.to > value.from ? value : null
    if (name !== '' || end) options.push({ from, to: c.last, name, value: end })
    if (c.at < closing && !c.eatKind(Kind.comma)) c.next()
  }
  c.at = closing
  c.eatKind(Kind.closeParen)
  return options
}

function readOptionName(c: Cursor): string {
  let name = ''
  while (c.kind() === Kind.word || c.kind() === Kind.quotedName) {
    const raw = c.raw()
    name += c.kind() === Kind.word ? foldName(raw, c.profile) : c.takeName().value
    if (c.kind() === Kind.word) c.next()
    if (c.kind() !== Kind.dot) break
    name += '.'
    c.next()
  }
  return name
}
