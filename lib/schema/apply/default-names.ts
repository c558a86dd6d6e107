/**
 * The name PostgreSQL gives an object that the text leaves unnamed (`makeObjectName`): the parts
 * joined by `_`, the longer of the first two shortened until it fits in 63 bytes.
 */
export function defaultName(table: string, columns: readonly string[], label: string): string {
  let first = table
  let second = columns.join('_')
  const tail = label === '' ? '' : `_${label}`
  const joined = () => (second === '' ? first : `${first}_${second}`) + tail
  while (bytes(joined()) > 63) {
    if (bytes(first) > bytes(second)) first = dropLast(first)
    else second = dropLast(second)
  }
  return joined()
}

/** `name`, or the first of `name1`, `name2`, … that is not taken. */
export function freeName(
  make: (label: string) => string,
  label: string,
  taken: (name: string) => boolean,
): string {
  for (let n = 0; ; n++) {
    const name = make(n === 0 ? label : `${label}${n}`)
    if (!taken(name)) return name
  }
}

function bytes(text: string): number {
  let length = 0
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}

function dropLast(text: string): string {
  return [...text].slice(0, -1).join('')
}
