/** Offsets of the commas between two elements, those in comments left out. */
export function commasBetween(text: string, from: number, to: number): readonly number[] {
  const commas: number[] = []
  let at = from
  while (at < to) {
    const next = afterComment(text, at)
    if (next > at) at = next
    else {
      if (text.charAt(at) === ',') commas.push(at)
      at++
    }
  }
  return commas
}

/** The end of the comment that starts here; `at` itself when none does. */
export function afterComment(text: string, at: number): number {
  if (text.startsWith('--', at)) return contentEnd(text, at)
  if (!text.startsWith('/*', at)) return at
  let depth = 1
  let i = at + 2
  while (i < text.length && depth > 0) {
    if (text.startsWith('/*', i)) {
      depth++
      i += 2
    } else if (text.startsWith('*/', i)) {
      depth--
      i += 2
    } else i++
  }
  return i
}

/** Where the line of an offset starts. */
export function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

/** Where the line of an offset ends, its line end left out. */
export function contentEnd(text: string, at: number): number {
  const lf = text.indexOf('\n', at)
  if (lf < 0) return text.length
  return lf > at && text.charAt(lf - 1) === '\r' ? lf - 1 : lf
}

/** The start of the next line; the end of the text on the last one. */
export function nextLine(text: string, at: number): number {
  const lf = text.indexOf('\n', at)
  return lf < 0 ? text.length : lf + 1
}

/** The end of the blanks and comments that follow on the same line. */
export function sameLineTrivia(text: string, at: number): number {
  let i = at
  let end = at
  while (i < text.length) {
    const ch = text.charAt(i)
    if (ch === ' ' || ch === '\t') i++
    else {
      const next = afterComment(text, i)
      if (next === i || text.slice(i, next).includes('\n')) return end
      i = next
      end = next
    }
  }
  return end
}

/** Whether only blanks stand between the start of the line and the offset. */
export function startsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === ''
}

/** Whether only blanks stand between the offset and the end of the line. */
export function endsLine(text: string, at: number): boolean {
  return text.slice(at, contentEnd(text, at)).trim() === ''
}
