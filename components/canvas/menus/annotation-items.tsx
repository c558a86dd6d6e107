import { useActions, useWorkbench } from '../../state/use-workbench'
import { useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { withAnnotation } from '../model/annotations'
import { Colors, Heading, Item, Rule } from './parts'

/** What can be done with a note or an area. */
export function AnnotationItems({ id }: { readonly id: string }) {
  const { setLayout } = useActions()
  const store = useCanvasStore()
  const { edit } = useCommands()
  const layout = useWorkbench((state) => state.layout)
  const annotation = layout.annotations.find((one) => one.id === id)
  if (!annotation) return null
  const isNote = annotation.kind === 'note'
  return (
    <>
      <Heading>{isNote ? 'Note' : annotation.text || 'Area'}</Heading>
      <Item
        label={isNote ? 'Write' : 'Rename'}
        onSelect={() => setTimeout(() => store.setState({ annotation: `edit ${id}` }))}
      />
      {!isNote && <Colors onPick={(color) => setLayout(withAnnotation(layout, { ...annotation, color }))} />}
      <Rule />
      <Item
        label="Delete"
        danger
        onSelect={() => {
          store.setState({ annotation: id })
          edit.remove()
        }}
      />
    </>
  )
}
