/** Line and column, both counted from 1; the column in UTF-16 units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Offsets at which the lines of a text start; lines end at LF, CRLF or a lone CR. */
export interface LineIndex {
  readonly starts: readonly number[]
  readonly length: number
}

export function makeLineIndex(text: string): LineIndex {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return { starts, length: text.length }
}

/** Where an offset stands; offsets outside the text are clamped. */
export function lineColumnAt(index: LineIndex, offset: number): LineColumn {
  const at = Math.max(0, Math.min(offset, index.length))
  let low = 0
  let high = index.starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((index.starts[mid] ?? 0) <= at) low = mid
    else high = mid - 1
  }
  return { line: low + 1, column: at - (index.starts[low] ?? 0) + 1 }
}
