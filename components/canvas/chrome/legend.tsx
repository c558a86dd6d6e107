import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { IconButton } from '../../ui/button'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { plural } from '../model/words'

/** The schemas by colour, each shown or hidden as a whole, and the tables that were hidden one by one. */
export function Legend() {
  const scene = useCanvas((state) => state.scene)
  const schemas = [...scene.schemaColors]
  if (schemas.length < 2 && scene.hidden.length === 0) return null
  return (
    <div className="absolute top-3 right-3 z-10 max-h-[40%] max-w-60 overflow-auto rounded-lg border border-line bg-surface-raised p-1.5 text-[12px] shadow-raised">
      {schemas.length > 1 && (
        <ul aria-label="Schemas">
          {schemas.map(([name, color]) => (
            <SchemaItem key={name} name={name} color={color} />
          ))}
        </ul>
      )}
      {scene.hidden.length > 0 && <HiddenTables />}
    </div>
  )
}

function SchemaItem({ name, color }: { readonly name: string; readonly color: string }) {
  const store = useCanvasStore()
  const isHidden = useCanvas((state) => state.hiddenSchemas.has(name))
  const toggle = (): void => {
    const hiddenSchemas = new Set(store.getState().hiddenSchemas)
    if (!hiddenSchemas.delete(name)) hiddenSchemas.add(name)
    store.setState({ hiddenSchemas })
  }
  return (
    <li className="flex items-center gap-2 px-1">
      <span
        className="size-2.5 shrink-0 rounded-sm"
        style={{ background: `var(--${color})`, opacity: isHidden ? 0.3 : 1 }}
        aria-hidden="true"
      />
      <span className={`grow truncate ${isHidden ? 'text-ink-faint line-through' : ''}`}>{name}</span>
      <IconButton label={isHidden ? `Show ${name}` : `Hide ${name}`} onClick={toggle}>
        {isHidden ? <EyeOff size={13} /> : <Eye size={13} />}
      </IconButton>
    </li>
  )
}

function HiddenTables() {
  const hidden = useCanvas((state) => state.scene.hidden)
  const schema = useWorkbench((state) => state.schema)
  const { edit, view } = useCommands()
  const [open, setOpen] = useState(false)
  return (
    <div className="border-line border-t pt-1 first:border-t-0 first:pt-0">
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full items-center gap-2 rounded px-1 py-0.5 text-left text-ink-muted hover:bg-surface-sunken"
        onClick={() => setOpen(!open)}
      >
        <EyeOff size={12} /> {plural(hidden.length, 'hidden table')}
      </button>
      {open && (
        <ul>
          {hidden.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="w-full truncate rounded px-1 py-0.5 text-left hover:bg-surface-sunken"
                title="Show again"
                onClick={() => {
                  edit.show([id])
                  view.select([id])
                }}
              >
                {(schema.tables.get(id) ?? schema.views.get(id) ?? schema.enums.get(id))?.name ?? id}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="px-1 py-0.5 text-accent"
              onClick={() => {
                edit.show(hidden)
                setOpen(false)
              }}
            >
              Show all
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}
