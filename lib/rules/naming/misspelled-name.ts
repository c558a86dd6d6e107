import { isReviewed, schemaRule } from '../define.ts'
import { perTable } from '../per-table.ts'
import { columnRename, tableRename } from '../renames.ts'
import { misspelledWord } from '../spelling.ts'

/** A typo in a name is typed again by everybody, or not. */
export const misspelledName = schemaRule({
  id: 'misspelled-name',
  title: 'Misspelled name',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM018'],
  tags: ['readability'],
  detects:
    'A table or column with a word in its name that is often misspelled so (`adress`, `recieved`, `occured`).',
  rationale:
    'Whoever types the word right gets an error, and the next table spells it right, so that the same thing has two names.',
  source: 'https://en.wikipedia.org/wiki/Wikipedia:Lists_of_common_misspellings',
  ignoreWhen: 'It is a name of a protocol or product (`referer`), or a word of another language.',
  remedy: 'Renames it; what uses the name outside the script must follow.',
  fixable: true,
  *check({ schema, tables }) {
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      const { table, label } = each
      const own = misspelledWord(table.name)
      if (own) {
        yield {
          entities: [table.id],
          message: `${label} is misspelled: ${own.wrong} for ${own.right}.`,
          evidence: `The word is spelled ${own.right}.`,
          confidence: 0.85,
          fix: tableRename(schema, each, own.corrected),
        }
      }
      for (const { column, found } of misspelledColumns(table)) {
        yield {
          entities: [column.id],
          message: `${label}.${column.name} is misspelled: ${found.wrong} for ${found.right}.`,
          evidence: `The word is spelled ${found.right}.`,
          confidence: 0.85,
          fix: columnRename(each, column, found.corrected),
        }
      }
    }
  },
})

const misspelledColumns = perTable((table) =>
  table.columns.flatMap((column) => {
    const found = column.inherited ? null : misspelledWord(column.name)
    return found ? [{ column, found }] : []
  }),
)
