/** Checkboxes for an ordered choice of columns: the order of ticking is the order of the key. */
export function ColumnPicker(props: {
  readonly label: string
  readonly columns: readonly string[]
  readonly chosen: readonly string[]
  readonly onChange: (columns: readonly string[]) => void
}) {
  const toggle = (name: string): void =>
    props.onChange(
      props.chosen.includes(name) ? props.chosen.filter((other) => other !== name) : [...props.chosen, name],
    )
  return (
    <fieldset className="max-h-40 overflow-auto rounded border border-line p-1.5">
      <legend className="px-1 text-[11px] text-ink-faint">{props.label}</legend>
      {props.columns.map((name) => {
        const place = props.chosen.indexOf(name)
        return (
          <label key={name} className="flex items-center gap-2 rounded px-1 hover:bg-surface-sunken">
            <input type="checkbox" checked={place >= 0} onChange={() => toggle(name)} />
            <span className="grow truncate">{name}</span>
            {place >= 0 && props.chosen.length > 1 && (
              <span className="text-[11px] text-ink-faint">{place + 1}</span>
            )}
          </label>
        )
      })}
    </fieldset>
  )
}
