import { useEditorView } from '../editor/editor-view'
import { Button } from '../ui/button'
import { Modal } from '../ui/modal'
import { showInEditor } from './show-in-editor'

/** The places a rename found but could not be sure of: listed and left alone. */
export function MentionsDialog() {
  const mentions = useEditorView((state) => state.mentions)
  const setMentions = useEditorView((state) => state.setMentions)
  const close = (): void => setMentions([])
  return (
    <Modal
      open={mentions.length > 0}
      title="Renamed, with places to look at"
      description="These mention the old name where it cannot be told for certain what is meant. They were left as they are."
      width="max-w-2xl"
      onClose={close}
    >
      <ul className="divide-y divide-line">
        {mentions.map((mention) => (
          <li key={`${mention.from}:${mention.to}`} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 grow">
              <span className="block truncate font-medium">{mention.inside}</span>
              <code className="block truncate font-mono text-[12px] text-ink-muted">{mention.text}</code>
            </span>
            <Button
              onClick={() => {
                close()
                showInEditor(mention.from, mention.to)
              }}
            >
              Show
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
