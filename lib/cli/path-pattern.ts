/** The paths that a pattern names: `*` and `?` stay in a folder, `**` stands for any folders, none among them. */
export function pathsMatching(pattern: string, paths: readonly string[]): readonly string[] {
  const matches = matcher(plainPath(pattern).split('/'))
  return paths.filter((path) => matches(path.split('/'))).sort()
}

/** The pattern with forward slashes and without a leading `./`. */
export function plainPath(pattern: string): string {
  return pattern.replaceAll('\\', '/').replace(/^\.\//, '')
}

/** The folders before the first wildcard: all that it names lies below them. Of a path without one, the whole. */
export function fixedPart(pattern: string): string {
  const steps = plainPath(pattern).split('/')
  const wild = steps.findIndex((step) => /[*?]/.test(step))
  return (wild < 0 ? steps : steps.slice(0, wild)).join('/')
}

function matcher(pattern: readonly string[]): (path: readonly string[]) => boolean {
  const steps = pattern.map((step) => (step === '**' ? null : stepMatcher(step)))
  const from = (at: number, path: readonly string[], place: number): boolean => {
    if (at === steps.length) return place === path.length
    const step = steps[at] ?? null
    if (step === null) {
      for (let next = place; next <= path.length; next++) if (from(at + 1, path, next)) return true
      return false
    }
    const name = path[place]
    return name !== undefined && step.test(name) && from(at + 1, path, place + 1)
  }
  return (path) => from(0, path, 0)
}

function stepMatcher(step: string): RegExp {
  const source = [...step].map((ch) =>
    ch === '*' ? '.*' : ch === '?' ? '.' : ch.replace(/[.+^${}()|[\]\\]/g, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 's')
}
