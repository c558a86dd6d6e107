/** A time as people say it: `milliseconds`, `2 s`, `15 min`, `3 h`, `2 days`. */
export function durationWords(seconds: number): string {
  if (seconds < 0.5) return 'milliseconds'
  const [size, unit] = pick(seconds, [
    [86_400 * 2, 86_400, 'days'],
    [7200, 3600, 'h'],
    [120, 60, 'min'],
    [0, 1, 's'],
  ])
  return `${rounded(seconds / size)} ${unit}`
}

/** Between which times something is done: `milliseconds`, `2 s to 15 min`. */
export function durationRange(atLeast: number, atMost: number): string {
  const [from, to] = [durationWords(atLeast), durationWords(atMost)]
  return from === to ? to : `${from} to ${to}`
}

/** An amount of bytes as people say it: `800 B`, `1.5 MB`, `40 GB`. */
export function bytesWords(bytes: number): string {
  const [size, unit] = pick(bytes, [
    [1e12, 1e12, 'TB'],
    [1e9, 1e9, 'GB'],
    [1e6, 1e6, 'MB'],
    [1e3, 1e3, 'kB'],
    [0, 1, 'B'],
  ])
  return `${rounded(bytes / size)} ${unit}`
}

/** The first unit that the amount reaches: from where it is used, how large it is, what it is called. */
function pick(
  amount: number,
  units: readonly (readonly [from: number, size: number, unit: string])[],
): readonly [size: number, unit: string] {
  const found = units.find(([from]) => amount >= from)
  return found ? [found[1], found[2]] : [1, '']
}

/** Two figures where there are few: an estimate is no more exact. */
function rounded(amount: number): string {
  return amount < 10 ? String(Math.round(amount * 10) / 10) : Math.round(amount).toLocaleString('en')
}
