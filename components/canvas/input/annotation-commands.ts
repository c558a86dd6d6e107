import type { Annotation } from '@/lib/layout'
import { withAnnotation } from '../model/annotations'
import type { CanvasKey } from '../model/keys'
import { boundsOf, contains } from '../model/scene'
import type { CommandContext } from './command-context'
import type { viewCommands } from './view-commands'

/** Notes and areas from the keyboard: they come after the last node in the round of Tab. */
export function annotationCommands(context: CommandContext, view: ReturnType<typeof viewCommands>) {
  const { store, actions, state, flow } = context
  const all = (): readonly Annotation[] => state().layout.annotations
  const chosen = (): Annotation | null => {
    const { annotation } = store.getState()
    return all().find(({ id }) => id === annotation) ?? null
  }
  const choose = (annotation: Annotation): void => {
    view.select([])
    store.setState({ annotation: annotation.id })
    const bounds = boundsOf([annotation])
    if (bounds && !contains(context.visible(), bounds))
      void flow.setCenter(bounds.x, bounds.y, { zoom: flow.getZoom() })
  }
  /** The first or last of all where none is chosen; false at the end. */
  const step = (by: 1 | -1): boolean => {
    const list = all()
    const now = chosen()
    const next = list[now ? list.indexOf(now) + by : by === 1 ? 0 : list.length - 1]
    if (next) choose(next)
    return next !== undefined
  }
  return {
    step,
    /** Does with the chosen note or area what a key means for it; false where none is chosen or means nothing. */
    take(key: CanvasKey): boolean {
      const one = chosen()
      if (!one || state().comparison) return false
      if (key === 'next') return step(1)
      if (key === 'previous') {
        if (!step(-1)) {
          store.setState({ annotation: null })
          view.step('previous')
        }
        return true
      }
      if (key === 'edit') store.setState({ annotation: `edit ${one.id}` })
      else if (key === 'menu') {
        const place = flow.flowToScreenPosition({ x: one.x + 12, y: one.y + 24 })
        store.setState({ menu: { ...place, on: { kind: 'annotation', id: one.id } } })
      } else if (Array.isArray(key) && key[0] === 'nudge') {
        const [, dx, dy] = key
        actions.setLayout(withAnnotation(state().layout, { ...one, x: one.x + dx, y: one.y + dy }))
      } else return false
      return true
    },
  }
}
