import type { DifferenceMark } from '@/lib/worker'

/** The tokens that the drawn layers need, as the canvas can paint them. */
export interface FarPalette {
  readonly canvas: string
  readonly dot: string
  readonly surface: string
  readonly ink: string
  readonly inkMuted: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly schema: (token: string) => string
  readonly mark: (mark: DifferenceMark) => string
}

/** Reads the tokens of the theme that an element stands in. */
export function readPalette(element: Element): FarPalette {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const schemas = new Map<string, string>()
  const marks: Readonly<Record<DifferenceMark, string>> = {
    added: token('good'),
    removed: token('danger'),
    changed: token('warn'),
    renamed: token('accent'),
    moved: token('accent'),
    before: token('ink-muted'),
  }
  return {
    canvas: token('canvas'),
    dot: token('canvas-dot'),
    surface: token('surface-raised'),
    ink: token('ink'),
    inkMuted: token('ink-muted'),
    line: token('line-strong'),
    edge: token('edge'),
    accent: token('accent'),
    mark: (mark) => marks[mark],
    schema(name) {
      const known = schemas.get(name)
      if (known !== undefined) return known
      const value = token(name) || token('schema-1')
      schemas.set(name, value)
      return value
    },
  }
}
