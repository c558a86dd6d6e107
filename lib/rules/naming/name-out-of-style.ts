import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { inStyle, styleOf } from '../naming-templates.ts'
import { columnRename, tableRename } from '../renames.ts'

/** One way to join words. */
export const nameOutOfStyle = schemaRule({
  id: 'name-out-of-style',
  title: 'Name written in another style than the others',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM001'],
  tags: ['readability'],
  detects:
    'A table or column that is not written in the style set for the project (snake_case, camelCase, PascalCase, UPPER_CASE), or, ' +
    'where none is set, in the one that four of five names have, snake_case aside: capitals among it are told by another rule.',
  rationale:
    'Whoever writes a name from memory writes it as the others are; each exception is a lookup and, in quotes, an error.',
  source: 'https://www.sqlstyle.guide/#naming-conventions; schemalint (name-casing)',
  ignoreWhen: 'The name is that of a foreign system.',
  remedy: 'Renames it into the style; what stands outside the script must follow.',
  fixable: true,
  *check({ schema, tables, facts }) {
    const { letters, isSet } = facts.naming
    if (letters === null || (letters === 'snake_case' && !isSet.letters)) return
    const isOut = (name: string): boolean => {
      const style = styleOf(name)
      return style !== null && style !== 'word' && style !== letters && inStyle(name, letters) !== name
    }
    const evidence = isSet.letters
      ? `Names are to be written in ${letters}.`
      : `Most names are written in ${letters}.`
    for (const each of tables.values()) {
      const { table, label } = each
      if (!isReviewed(each) || isFrameworkTable(table)) continue
      if (isSet.letters && isOut(table.name)) {
        yield {
          entities: [table.id],
          message: `${label} is not written in ${letters}.`,
          evidence,
          confidence: 0.8,
          fix: tableRename(schema, each, inStyle(table.name, letters)),
        }
      }
      for (const column of table.columns) {
        if (column.inherited || !isOut(column.name)) continue
        yield {
          entities: [column.id],
          message: `${label}.${column.name} is not written in ${letters}.`,
          evidence,
          confidence: isSet.letters ? 0.8 : 0.5,
          fix: columnRename(each, column, inStyle(column.name, letters)),
        }
      }
    }
  },
})
