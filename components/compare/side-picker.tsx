import type { DragEvent } from 'react'
import { toast } from 'sonner'
import { maxFileBytes, sizeProblem } from '@/lib/store'
import { decodeText } from '@/lib/text'
import { branchSide, currentSide, pastedSide, type Side, type SideOptions, versionTitle } from './sides'

/** Chooses one side: the text as it stands, a saved version of any branch, another branch, or SQL pasted or dropped. */
export function SidePicker(props: {
  readonly label: string
  readonly side: Side
  readonly options: SideOptions
  readonly onChange: (side: Side) => void
}) {
  const { label, side, options, onChange } = props
  const { versions, branches } = options
  const drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) return void toast.error(huge)
    onChange({ choice: pastedSide, sql: decodeText(new Uint8Array(await file.arrayBuffer())).text })
  }
  return (
    <fieldset
      className="flex min-w-0 flex-1 flex-col gap-1.5"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <legend className="sr-only">{label} side</legend>
      <label className="flex items-center gap-2">
        <span className="w-12 shrink-0 text-ink-muted">{label}</span>
        <select
          value={side.choice}
          onChange={(event) => onChange({ choice: event.target.value, sql: side.sql })}
          className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-1"
        >
          <option value={currentSide}>The text as it stands</option>
          {branches.length > 0 && (
            <optgroup label="Branches">
              {branches.map(({ id, name }) => (
                <option key={id} value={branchSide(id)}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          <VersionOptions versions={versions} />
          {branches.map(
            ({ id, name, versions: others }) =>
              others.length > 0 && (
                <optgroup key={id} label={`Versions of ${name}`}>
                  <VersionOptions versions={others} />
                </optgroup>
              ),
          )}
          <option value={pastedSide}>SQL pasted or dropped</option>
        </select>
      </label>
      {side.choice === pastedSide && (
        <textarea
          value={side.sql}
          rows={4}
          spellCheck={false}
          aria-label={`SQL of the ${label.toLowerCase()} side; empty for an empty database`}
          placeholder="Paste or drop SQL. Empty: an empty database."
          onChange={(event) => onChange({ choice: pastedSide, sql: event.target.value })}
          className="w-full rounded border border-line bg-surface p-1.5 font-mono text-[11px]"
        />
      )}
    </fieldset>
  )
}

function VersionOptions({ versions }: Pick<SideOptions, 'versions'>) {
  return versions.map((version) => (
    <option key={version.id} value={version.id}>
      {versionTitle(version)}
    </option>
  ))
}
