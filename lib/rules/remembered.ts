/**
 * The function with its answers remembered by text: the last `most` or so. Where it is asked of more, those not asked
 * for since are forgotten, never all at once.
 */
export function remembered<V>(make: (text: string) => V, most: number): (text: string) => V {
  let young = new Map<string, V>()
  let old = new Map<string, V>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const value = old.get(text) ?? make(text)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(text, value)
    return value
  }
}
