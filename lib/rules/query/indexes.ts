import { type Index, sqlFingerprint, type Table } from '../../schema/index.ts'

/** Whether an index or key of the table begins with the column, so that a condition on it alone can use it. */
export function indexLeads(table: Table, column: string): boolean {
  return (
    table.primaryKey?.columns[0] === column ||
    table.uniques.some((unique) => unique.columns[0] === column) ||
    table.indexes.some((index) => index.method !== 'gin' && index.keys[0]?.column === column)
  )
}

/** Whether an index of the table begins with the expression, written so or with its column qualified. */
export function indexLeadsExpression(table: Table, expression: string): boolean {
  const wanted = plain(expression)
  return table.indexes.some((index) => keyText(index) === wanted)
}

function keyText(index: Index): string | null {
  const expression = index.keys[0]?.expression
  return expression ? plain(expression) : null
}

/** An expression without the parentheses, casts to text and blanks that the engine prints and people leave out. */
function plain(expression: string): string {
  return sqlFingerprint(expression)
    .split(' ')
    .filter(
      (word, at, words) =>
        !(
          word === '(' ||
          word === ')' ||
          word === '::' ||
          (word === 'text' && words[at - 1] === ':') ||
          word === ':'
        ),
    )
    .join(' ')
}
