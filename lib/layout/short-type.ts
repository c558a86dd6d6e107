/** Everyday spellings of type names that are long as the engine prints them. */
const everyday: readonly (readonly [prefix: string, short: string, suffix: string])[] = [
  ['timestamp', 'timestamptz', ' with time zone'],
  ['timestamp', 'timestamp', ' without time zone'],
  ['time', 'timetz', ' with time zone'],
  ['time', 'time', ' without time zone'],
]

/**
 * A type as cards show it: `timestamp(3) with time zone[]` is `timestamptz(3)[]`, `character varying(20)`
 * is `varchar(20)`. Nothing else is changed; the whole name belongs in a tooltip.
 */
export function shortType(display: string): string {
  const array = display.endsWith('[]') ? '[]' : ''
  const type = array ? display.slice(0, -2) : display
  if (type.startsWith('character varying')) return `varchar${type.slice('character varying'.length)}${array}`
  for (const [prefix, short, suffix] of everyday) {
    if (!type.startsWith(prefix) || !type.endsWith(suffix)) continue
    const precision = type.slice(prefix.length, -suffix.length)
    if (precision === '' || precision.startsWith('(')) return `${short}${precision}${array}`
  }
  return display
}
