/** Tarjan's strongly connected components, without recursion; each in the order its nodes were met. */
export function stronglyConnected<T>(
  nodes: readonly T[],
  next: (node: T) => readonly T[],
): readonly (readonly T[])[] {
  const found = new Map<T, number>()
  const low = new Map<T, number>()
  const open: T[] = []
  const isOpen = new Set<T>()
  const components: T[][] = []
  for (const root of nodes) {
    if (found.has(root)) continue
    const work: { readonly node: T; readonly next: readonly T[]; at: number }[] = []
    const enter = (node: T) => {
      found.set(node, found.size)
      low.set(node, found.size - 1)
      open.push(node)
      isOpen.add(node)
      work.push({ node, next: next(node), at: 0 })
    }
    enter(root)
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const child = frame.next[frame.at++]
      if (child !== undefined) {
        if (!found.has(child)) enter(child)
        else if (isOpen.has(child)) lower(low, frame.node, found.get(child) ?? 0)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent) lower(low, parent.node, low.get(frame.node) ?? 0)
      if (low.get(frame.node) === found.get(frame.node)) components.push(close(open, isOpen, frame.node))
    }
  }
  return components
}

function close<T>(open: T[], isOpen: Set<T>, root: T): T[] {
  const component: T[] = []
  for (;;) {
    const node = open.pop() as T
    isOpen.delete(node)
    component.push(node)
    if (node === root) return component.reverse()
  }
}

function lower<T>(low: Map<T, number>, node: T, to: number): void {
  low.set(node, Math.min(low.get(node) ?? to, to))
}
