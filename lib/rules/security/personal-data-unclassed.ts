import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { isClassed, isSpecialCategory, type PersonalKind, personalKind } from '../personal-data.ts'

/** Exports and logs leave out what is marked. */
export const personalDataUnclassed = tableRule({
  id: 'personal-data-unclassed',
  title: 'Personal data that no comment classes',
  category: 'security',
  severity: 'info',
  stance: 'policy',
  catalogue: ['SEC033'],
  tags: ['privacy', 'policy'],
  options: {
    tag: {
      type: 'string',
      default: '[personal]',
      says: 'What a comment begins with that classes a column; {kind} stands for the kind of data',
    },
  },
  detects:
    'A column with the name, contact, address, birth, identity, payment, location or device of a person, in a table about ' +
    'people, whose comment does not class it; names are read in seven languages.',
  rationale:
    'Who answers a request for all data of a person, masks a copy for tests or decides on an export needs the list of these ' +
    'columns. In the comment it stays with the column, and tools can read it.',
  source:
    'https://gdpr-info.eu/art-30-gdpr/; NIST SP 800-122; Bytebase SQL review (column comment classification)',
  ignoreWhen: 'The register of processing is kept elsewhere and checked against the schema.',
  remedy: 'Puts the class at the head of the comment.',
  fixable: true,
  *check(context, { tag }) {
    const { table, label, ref } = context
    for (const column of table.columns) {
      const kind = column.inherited ? null : personalKind(context, column)
      if (kind === null || isClassed(column)) continue
      const mark = tag.replaceAll('{kind}', kind)
      if (column.comment?.startsWith(mark)) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} holds ${words[kind]}, and no comment says so.`,
        evidence: isSpecialCategory(kind)
          ? 'It is of the special categories of personal data.'
          : 'By its name, in a table about people.',
        confidence: 0.6,
        fix: fixOf(`Class ${label}.${column.name} in its comment`, 'safe', {
          op: 'column.setComment',
          table: ref,
          column: column.name,
          comment: column.comment === null ? mark : `${mark} ${column.comment}`,
        }),
      }
    }
  },
})

const words: Readonly<Record<PersonalKind, string>> = {
  name: 'the name of a person',
  contact: 'how to reach a person',
  address: 'where a person lives',
  birth: 'when or where a person was born',
  identity: 'a number that identifies a person',
  payment: 'how a person pays',
  location: 'where a person is',
  device: 'what a person connects from',
  health: 'the health of a person',
  belief: 'what a person believes',
  biometry: 'what a person is recognised by',
  origin: 'the origin or orientation of a person',
}
