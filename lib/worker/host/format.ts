import { dialectOf } from '../../sql/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import { makeChange, type TextChange } from '../../text/index.ts'

/** A part of the text, by offsets. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** The change that lays the text out by house style: all of it, or the statements that a part of it touches. */
export function formatPart(state: DocumentState, part: TextRange | null): TextChange {
  const whole = dialectOf(state.dialect).format(state.text)
  if (part === null) return whole
  const touched = statementsTouching(state, part)
  return makeChange(
    whole.replacements.filter(({ from, to }) => touched.some((each) => from >= each.from && to <= each.to)),
  )
}

function statementsTouching({ tree }: DocumentState, part: TextRange): readonly TextRange[] {
  return tree.segments.flatMap(({ span }, index) => {
    const start = tree.starts[index] ?? 0
    const statement = { from: start + span.from, to: start + span.to }
    const isTouched = statement.from < statement.to && statement.from <= part.to && statement.to >= part.from
    return isTouched ? [statement] : []
  })
}
