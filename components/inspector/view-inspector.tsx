import { useEffect, useState } from 'react'
import { entityId, fragmentProblem, joinQualified, nameProblem, relationNames, type View } from '@/lib/schema'
import { useActions, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'
import { FactList } from './fact-list'
import { factsOf } from './facts'
import { Heading } from './heading'
import { indexText } from './indexes-section'
import { Nothing, Section } from './section'
import { TriggersSection } from './triggers-section'
import { useGoToDefinition } from './use-go-to-definition'

/** A view: name, comment, query, and what it reads. */
export function ViewInspector({ view }: { readonly view: View }) {
  const { applyOps, select } = useActions()
  const state = useWorkbenchState()
  const [query, setQuery] = useState(view.query)
  useEffect(() => setQuery(view.query), [view.query])
  const ref = joinQualified(view.schema, view.name)
  const goToDefinition = useGoToDefinition()
  const facts = factsOf(view)
  const problem = query === view.query ? null : fragmentProblem(query)
  return (
    <div>
      <Heading
        id={view.id}
        kind={view.kind === 'view' ? 'view' : 'materialized view'}
        schemaName={view.schema}
        name={{
          value: view.name,
          validate: (name) => nameProblem(name, relationNames(state().schema, view.schema)),
          onCommit: (to) => applyOps([{ op: 'view.rename', view: ref, to }], 'inspector'),
        }}
        comment={{
          value: view.comment,
          onCommit: (comment) => applyOps([{ op: 'view.setComment', view: ref, comment }], 'inspector'),
        }}
        drop={[{ op: 'view.drop', view: ref }]}
      />
      <Section title="Query">
        <textarea
          aria-label="Query of the view"
          aria-invalid={problem !== null}
          value={query}
          rows={12}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          className="w-full rounded border border-line bg-surface p-1.5 font-mono text-[12px]"
        />
        {problem && (
          <p role="alert" className="text-[11px] text-danger">
            {problem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={query === view.query} onClick={() => setQuery(view.query)}>
            Take back
          </Button>
          <Button
            variant="solid"
            disabled={query === view.query || problem !== null}
            onClick={() => applyOps([{ op: 'view.setQuery', view: ref, query }], 'inspector')}
          >
            Write query
          </Button>
        </div>
      </Section>
      <Section title="Columns" count={view.columns.length}>
        {view.columns.length === 0 ? (
          <Nothing>They cannot be told from the query alone</Nothing>
        ) : (
          <p className="break-words text-ink-muted">{view.columns.join(', ')}</p>
        )}
      </Section>
      <Section title="Reads" count={view.dependsOn.length}>
        <ul>
          {view.dependsOn.map((name) => (
            <li key={`${name.schema}.${name.name}`}>
              <button
                type="button"
                className="rounded px-1.5 hover:bg-surface-sunken"
                onClick={() => {
                  const table = entityId('table', name.schema, name.name)
                  const isTable = state().schema.tables.has(table)
                  select([isTable ? table : entityId('view', name.schema, name.name)], 'inspector')
                }}
              >
                {name.name}
              </button>
            </li>
          ))}
        </ul>
      </Section>
      {view.indexes.length > 0 && (
        <Section title="Indexes" count={view.indexes.length}>
          <ul>
            {view.indexes.map((index) => (
              <li key={index.id}>
                <button
                  type="button"
                  className="w-full rounded px-1.5 py-0.5 text-left hover:bg-surface-sunken"
                  onClick={() => goToDefinition(index.id)}
                >
                  {index.name}
                  <span className="block text-[12px] text-ink-muted">{indexText(index)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <TriggersSection triggers={view.triggers} rules={view.rules} />
      {facts.length > 0 && (
        <Section title="Also in the text">
          <FactList facts={facts} />
        </Section>
      )}
    </div>
  )
}
