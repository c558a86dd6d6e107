/** The one of the known words that was probably meant; null where none is near. */
export function nearest<T extends string>(word: string, known: readonly T[]): T | null {
  const [near] = [...known].sort((a, b) => distance(word, a) - distance(word, b))
  return near !== undefined && distance(word, near) <= Math.max(2, near.length / 3) ? near : null
}

/** How many letters must be put, taken or changed to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
