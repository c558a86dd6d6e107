import { Download, LayoutDashboard } from 'lucide-react'
import { dialectDataOf } from '@/lib/sql/about'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import type { PlanChoices } from './use-proposal'

/** How to migrate: strategy, server and tool; and what to take away. */
export function PlanOptions(props: {
  readonly choices: PlanChoices
  readonly ready: boolean
  /** Likely renames without an answer: nothing is dropped in silence. */
  readonly unanswered: number
  readonly onChange: (choices: PlanChoices) => void
  readonly onCanvas: () => void
  readonly onDownload: () => void
}) {
  const { choices, ready, unanswered, onChange } = props
  const dialect = useWorkbench((state) => dialectDataOf(state.dialect))
  const { strategies, migrationTools } = useWorkbench((state) => state.catalogue)
  const versions = [...dialect.versions].reverse().map((id) => ({ id, label: id, description: '' }))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y py-2">
      <Choice
        label="Strategy"
        value={choices.strategy}
        options={strategies}
        onChange={(id) => {
          const strategy = strategies.find((each) => each.id === id)
          if (strategy) onChange({ ...choices, strategy: strategy.id })
        }}
      />
      <Choice
        label={dialect.label}
        value={choices.version}
        options={versions}
        onChange={(version) => onChange({ ...choices, version })}
      />
      <Choice
        label="Tool"
        value={choices.tool}
        options={migrationTools}
        onChange={(tool) => onChange({ ...choices, tool })}
      />
      <span className="grow" />
      <Button disabled={!ready} onClick={props.onCanvas}>
        <LayoutDashboard size={14} aria-hidden /> Show on the canvas
      </Button>
      <Button
        variant="solid"
        disabled={!ready || unanswered > 0}
        title={unanswered > 0 ? 'Answer the likely renames first' : undefined}
        onClick={props.onDownload}
      >
        <Download size={14} aria-hidden /> Download bundle
      </Button>
    </div>
  )
}

function Choice(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly description: string }[]
  readonly onChange: (id: string) => void
}) {
  return (
    <label className="flex items-center gap-1.5">
      <span className="text-ink-muted">{props.label}</span>
      <select
        value={props.value}
        title={props.options.find(({ id }) => id === props.value)?.description}
        onChange={(event) => props.onChange(event.target.value)}
        className="rounded border border-line bg-surface px-1.5 py-0.5"
      >
        {props.options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
