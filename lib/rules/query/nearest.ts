/** The name most like the one written: at most two letters off, or a third of it; null where none or several are. */
export function nearestName(written: string, names: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.min(2, Math.floor(written.length / 3)) + 1
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least + 1) continue
    const away = distance(written.toLowerCase(), name.toLowerCase())
    if (away < least) {
      least = away
      best = name
    } else if (away === least && best !== null) best = null
  }
  return best
}

/** How many letters are to be put in, taken out or changed, or two beside each other changed round. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      const isTurned = j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)
      const turned = isTurned ? (before[j - 2] ?? 0) + 1 : changed
      next.push(Math.min(changed, turned, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
