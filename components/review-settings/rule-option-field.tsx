import { useId, useState } from 'react'
import type { OptionSpec, OptionValue } from '@/lib/rules'
import { readOption, writeOption } from './option-text'

const field = 'rounded border border-line-strong bg-surface px-1 py-0.5'

/** One option of a rule; what does not fit is said and not taken over. */
export function RuleOptionField(props: {
  readonly rule: string
  readonly name: string
  readonly spec: OptionSpec
  readonly value: OptionValue
  readonly onSet: (value: OptionValue) => void
}) {
  const { spec, name, value } = props
  const id = useId()
  if (spec.type === 'boolean') {
    return (
      <label className="flex items-center gap-1.5 text-[12px]">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => props.onSet(event.target.checked)}
        />
        {spec.says}
      </label>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-[12px]">
      <label htmlFor={id} title={`${props.rule}, option ${name}`}>
        {spec.says}
      </label>
      {spec.type === 'choice' ? (
        <select
          id={id}
          value={String(value)}
          onChange={(event) => props.onSet(event.target.value)}
          className={field}
        >
          {spec.values.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : (
        <TextField key={JSON.stringify(value)} id={id} spec={spec} value={value} onSet={props.onSet} />
      )}
    </div>
  )
}

/** A number, a text, or texts with commas between them; taken over when the field is left. */
function TextField(props: {
  readonly id: string
  readonly spec: Exclude<OptionSpec, { readonly type: 'boolean' | 'choice' }>
  readonly value: OptionValue
  readonly onSet: (value: OptionValue) => void
}) {
  const { id, spec } = props
  const [text, setText] = useState(writeOption(props.value))
  const read = readOption(spec, text)
  const isWide = spec.type === 'strings' || spec.type === 'string'
  const keep = (): void => {
    if (read.ok && JSON.stringify(read.value) !== JSON.stringify(props.value)) props.onSet(read.value)
  }
  return (
    <>
      <input
        id={id}
        value={text}
        inputMode={isWide ? 'text' : 'decimal'}
        aria-invalid={!read.ok}
        aria-describedby={read.ok ? undefined : `${id}-fault`}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
        className={`${field} ${isWide ? 'w-64' : 'w-20'} aria-invalid:border-danger`}
      />
      {!read.ok && (
        <span id={`${id}-fault`} role="alert" className="text-danger">
          {read.error}
        </span>
      )}
    </>
  )
}
