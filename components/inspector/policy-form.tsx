import { useState } from 'react'
import { fragmentProblem, nameProblem, type Policy, type Table } from '@/lib/schema'
import { Button } from '../ui/button'
import { useTableOps } from './use-table-ops'

const commands = ['all', 'select', 'insert', 'update', 'delete'] as const
const field = 'w-full rounded border border-line bg-surface px-1.5 py-0.5'

/** A new row security policy. */
export function PolicyForm({ table, onDone }: { readonly table: Table; readonly onDone: () => void }) {
  const { ref, write } = useTableOps(table)
  const [name, setName] = useState('')
  const [command, setCommand] = useState<Policy['command']>('all')
  const [roles, setRoles] = useState('')
  const [using, setUsing] = useState('')
  const [check, setCheck] = useState('')
  const taken = table.policies.map((policy) => policy.name)
  const readsRows = command !== 'insert'
  const writesRows = command === 'all' || command === 'insert' || command === 'update'
  const problem = problemOf(name === '' ? null : nameProblem(name, taken), using, check)

  const add = async (): Promise<void> => {
    const policy = {
      name,
      command,
      roles: roles
        .split(',')
        .map((role) => role.trim())
        .filter(Boolean),
      using: readsRows && using !== '' ? using : null,
      check: writesRows && check !== '' ? check : null,
    }
    if (await write({ op: 'policy.add', table: ref, policy })) onDone()
  }
  return (
    <form
      className="mt-1 space-y-2 rounded-md border border-line p-2"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Labelled label="Name">
        {/* biome-ignore lint/a11y/noAutofocus: the form was just asked for */}
        <input autoFocus value={name} onChange={(event) => setName(event.target.value)} className={field} />
      </Labelled>
      <Labelled label="For">
        <select
          value={command}
          onChange={(event) => setCommand(commands.find((each) => each === event.target.value) ?? 'all')}
          className={field}
        >
          {commands.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </Labelled>
      <Labelled label="To the roles (empty: everybody)">
        <input value={roles} onChange={(event) => setRoles(event.target.value)} className={field} />
      </Labelled>
      {readsRows && (
        <Labelled label="Rows that are seen (using)">
          <input
            value={using}
            placeholder="tenant_id = current_setting('app.tenant')::bigint"
            onChange={(event) => setUsing(event.target.value)}
            className={`${field} font-mono text-[12px]`}
          />
        </Labelled>
      )}
      {writesRows && (
        <Labelled label="Rows that may be written (with check)">
          <input
            value={check}
            onChange={(event) => setCheck(event.target.value)}
            className={`${field} font-mono text-[12px]`}
          />
        </Labelled>
      )}
      {problem && (
        <p role="alert" className="text-[11px] text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="solid" disabled={name === '' || problem !== null}>
          Add policy
        </Button>
      </div>
    </form>
  )
}

function Labelled(props: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="block">
      <span className="text-[11px] text-ink-muted">{props.label}</span>
      {props.children}
    </label>
  )
}

function problemOf(name: string | null, using: string, check: string): string | null {
  if (name) return name
  if (using !== '' && fragmentProblem(using)) return `Using: ${fragmentProblem(using)}`
  return check !== '' && fragmentProblem(check) ? `With check: ${fragmentProblem(check)}` : null
}
