import { Code } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EntityId } from '@/lib/schema'
import { unlessClosed } from '../state/document-worker'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { Section } from './section'
import { useGoToDefinition } from './use-go-to-definition'

/** Characters of a definition that are shown; the rest is in the editor. */
const most = 6000

/** The statement that declares the object, as it stands in the text, and the way there. */
export function DefinitionSection({ id }: { readonly id: EntityId }) {
  const { worker } = useActions()
  const state = useWorkbenchState()
  const revision = useWorkbench((s) => s.schemaRevision)
  const goToDefinition = useGoToDefinition()
  const [text, setText] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading may have another text there
  useEffect(() => {
    let current = true
    unlessClosed(worker.locate({ id }), (spans) => {
      const span = spans.find((each) => each.role === 'declaration') ?? spans[0]
      // Places are those of the newest reading: a text that has moved on is waited for.
      const now = state()
      if (!current || now.revision !== now.schemaRevision) return
      setText(span ? now.text.slice(span.from, span.to) : '')
    })
    return () => {
      current = false
    }
  }, [id, revision, worker, state])
  return (
    <Section title="Definition">
      {text !== '' && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          aria-label="Text of the definition"
          className="max-h-72 overflow-auto rounded border border-line bg-surface-sunken p-2"
        >
          <pre className="font-mono text-[11px] leading-relaxed">
            {text.length > most ? `${text.slice(0, most)}\n…` : text}
          </pre>
        </section>
      )}
      <Button className="mt-2" onClick={() => goToDefinition(id)}>
        <Code size={13} aria-hidden /> Go to definition
      </Button>
    </Section>
  )
}
