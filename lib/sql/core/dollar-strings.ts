/** Where each dollar mark of a text stands; made only when a string is longer than usual. */
export interface DollarMarks {
  lists: Map<string, number[]> | null
}

/** How far the end is looked for before all marks of the text are listed once. */
const nearby = 20_000

/** The end of the dollar string that begins with `mark` at `at`, or -1; linear over all strings of a text. */
export function dollarStringEnd(
  text: string,
  at: number,
  mark: string,
  marks: DollarMarks,
  inWord: Uint8Array,
): number {
  const from = at + mark.length
  const near = text.slice(from, from + nearby).indexOf(mark)
  if (near >= 0) return from + near + mark.length
  marks.lists ??= listMarks(text, inWord)
  const list = marks.lists.get(mark) ?? []
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid] as number) < from) low = mid + 1
    else high = mid
  }
  const close = list[low]
  return close === undefined ? -1 : close + mark.length
}

/** The `$tag$` that begins at `at`, or nothing. */
export function markAt(text: string, at: number, inWord: Uint8Array): string {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 36) return text.slice(at, i + 1)
    const digitFirst = i === at + 1 && c >= 48 && c <= 57
    if ((c < 128 && inWord[c] === 0) || digitFirst) break
  }
  return ''
}

function listMarks(text: string, inWord: Uint8Array): Map<string, number[]> {
  const marks = new Map<string, number[]>()
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const mark = markAt(text, at, inWord)
    if (mark === '') continue
    const list = marks.get(mark)
    if (list) list.push(at)
    else marks.set(mark, [at])
  }
  return marks
}
