import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that class their data. */
export const unclassifiedTable = tableRule({
  id: 'unclassified-table',
  title: 'Table without a class of its data',
  category: 'design',
  severity: 'info',
  stance: 'policy',
  tags: ['policy', 'privacy'],
  catalogue: ['SCH048', 'SCH058'],
  detects:
    'A table whose comment does not name one of the agreed classes, or a comment that is longer than agreed.',
  rationale:
    'Who may see a table, how long it is kept and whether it may leave the country follow from its class. A ' +
    'comment of one form can be read by exports, masking jobs and audits.',
  source:
    'ISO/IEC 27001:2022, Annex A 5.12 Classification of information; Bytebase SQL review (comment classification)',
  ignoreWhen: 'Classes are kept in a catalogue outside of the database.',
  remedy: 'Asks for the class and writes it at the end of the comment.',
  fixable: false,
  guided: true,
  options: {
    label: { type: 'string', default: 'class', says: 'The word before the class, as in "class: internal"' },
    classes: {
      type: 'strings',
      default: ['public', 'internal', 'confidential', 'personal'],
      says: 'The classes there are',
    },
    longest: {
      type: 'integer',
      default: 0,
      minimum: 0,
      says: 'Characters a comment may have; 0 for any number',
    },
  },
  *check({ table, label, ref }, { label: word, classes, longest }) {
    const comment = table.comment ?? ''
    const said = comment.toLowerCase()
    const classed = classes.some((each) => said.includes(`${word}: ${each}`.toLowerCase()))
    if (!classed) {
      const before = comment === '' ? '' : `${comment.trimEnd()} `
      yield {
        entities: [table.id],
        message: `The comment of ${label} does not say of which class its data are.`,
        evidence: comment === '' ? 'It has no comment.' : `Its comment has no "${word}: …" in it.`,
        confidence: 0.9,
        fix: null,
        guide: {
          question: `Of which class are the data of ${label}?`,
          choices: classes.map((each) =>
            fixOf(each, 'safe', {
              op: 'table.setComment',
              table: ref,
              comment: `${before}[${word}: ${each}]`,
            }),
          ),
        },
      }
    }
    if (longest > 0 && comment.length > longest) {
      yield {
        entities: [table.id, ...table.columns.slice(0, 1).map((column) => column.id)],
        message: `The comment of ${label} has ${comment.length} characters.`,
        evidence: `At most ${longest} are agreed.`,
        confidence: 0.9,
        fix: null,
      }
    }
  },
})
