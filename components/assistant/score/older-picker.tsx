import { branchSide, versionTitle } from '../../compare/sides'
import type { OlderText } from './use-older-text'

/** Chooses the version or the branch that the text is held against. */
export function OlderPicker(props: {
  readonly label: string
  readonly older: OlderText
  readonly onChoose: (choice: string) => void
  /** What choosing none is called, where that is possible. */
  readonly none?: string
}) {
  const { choice, options } = props.older
  return (
    <label className="min-w-0 grow text-[12px]">
      <span className="block text-ink-muted">{props.label}</span>
      <select
        value={choice}
        onChange={(event) => props.onChoose(event.target.value)}
        className="w-full rounded border border-line bg-surface px-1 py-1"
      >
        {(props.none !== undefined || choice === '') && (
          <option value="">{props.none ?? 'there is no version yet'}</option>
        )}
        {options.versions.map((version) => (
          <option key={version.id} value={version.id}>
            {versionTitle(version)}
          </option>
        ))}
        {options.branches.map(({ id, name }) => (
          <option key={id} value={branchSide(id)}>
            branch {name}
          </option>
        ))}
      </select>
    </label>
  )
}
