import { exporters } from '../../export/index.ts'
import { emptyLayout } from '../../layout/index.ts'
import { reviewSchema, ruleFailure } from '../../rules/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { type DocumentState, editDocument, openDocument } from '../../sync/index.ts'
import { applyChange, changeBetween } from '../../text/index.ts'
import { describeSchema } from '../describe-schema.ts'

/**
 * Everything the app does with a text: reads it, reads it again as an edit of another text, reviews,
 * exports and describes it. Throws where a step throws, and where something of the text is lost.
 */
export function useText(text: string, before: DocumentState): void {
  const opened = openDocument(text, 'postgres')
  keepsText(opened, text)
  const change = changeBetween(before.text, text)
  const edited = editDocument(before, change).state
  keepsText(edited, applyChange(before.text, change))
  for (const state of [opened, edited]) {
    for (const { from, to, message } of state.diagnostics) {
      if (!(0 <= from && from <= to && to <= text.length)) throw new Error(`no such place: ${message}`)
    }
  }
  dialectOf('postgres').format(text)
  // What the edit kept of broken statements is in the schema too.
  const { schema } = edited
  for (const finding of reviewSchema(schema)) {
    if (finding.rule === ruleFailure) throw new Error(`a rule threw: ${JSON.stringify(finding)}`)
  }
  for (const exporter of exporters) {
    exporter.emit({ text, schema, layout: emptyLayout, selection: null, title: 'fuzz' })
  }
  JSON.stringify(describeSchema(schema))
}

function keepsText(state: DocumentState, text: string): void {
  if (state.text !== text) throw new Error('the document lost text')
  const printed = state.tree.segments.map((segment) => segment.text).join('')
  if (printed !== text) throw new Error('the tree lost text')
}
