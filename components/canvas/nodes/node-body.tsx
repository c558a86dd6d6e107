import { type CSSProperties, memo } from 'react'
import { columnMarkers, type Fold, type NodeEntity } from '@/lib/layout'
import { entityId } from '@/lib/schema'
import { useWorkbench } from '../../state/use-workbench'
import { defaultSchema, kindLabels, kindWord, plural } from '../model/words'
import { ColumnRow, NameRow } from './row'

/** Header and rows of a node. Renders again only when its entity or what is shown of it changes. */
export const NodeBody = memo(function NodeBody(props: {
  readonly entity: NodeEntity
  readonly fold: Fold
  readonly color: string
  /** Names of selected columns, joined; a string so that it compares by value. */
  readonly selectedColumns: string
  /** The column where a line that is being drawn would end. */
  readonly targetColumn: string | null
}) {
  const { entity, fold } = props
  return (
    <>
      <div className="node-strip" style={{ '--node-color': `var(--${props.color})` } as CSSProperties} />
      <NodeHead entity={entity} />
      <Rows entity={entity} rows={fold.rows} selected={props.selectedColumns} target={props.targetColumn} />
      {fold.more > 0 && (
        <button type="button" className="node-row more nodrag" data-action="open">
          +{fold.more} more
        </button>
      )}
      {fold.partitions > 0 && (
        <button type="button" className="node-row more nodrag" data-action="partitions">
          {plural(fold.partitions, 'partition')}
        </button>
      )}
    </>
  )
})

function NodeHead({ entity }: { readonly entity: NodeEntity }) {
  const isDefault = useWorkbench((state) => entity.schema === defaultSchema(state.schema.searchPath))
  const former = useWorkbench((state) => state.comparison?.formerNames[entity.id])
  const secured = entity.entity === 'table' && entity.rowSecurity.enabled ? entity.rowSecurity : null
  const count = entity.entity === 'table' ? entity.policies.length : 0
  const policies = count === 1 ? '1 policy' : `${count} policies`
  const full = `${kindWord(entity)} ${entity.schema}.${entity.name}`
  return (
    <div className="node-head" title={entity.comment ? `${full}\n${entity.comment}` : full}>
      <span className="node-title">
        {!isDefault && <span className="space">{entity.schema}.</span>}
        {entity.name}
        {former !== undefined && <span className="node-former"> was {former}</span>}
      </span>
      {kindLabels(entity).map((label) => (
        <span key={label} className="node-label">
          {label}
        </span>
      ))}
      {entity.comment && (
        <svg className="node-icon" aria-hidden="true">
          <use href="#glyph-comment" />
        </svg>
      )}
      {secured && (
        <svg className="node-icon" role="img" aria-label="Row level security">
          <title>{`Row level security${secured.forced ? ', forced' : ''}: ${policies}`}</title>
          <use href="#glyph-shield" />
        </svg>
      )}
    </div>
  )
}

function Rows(props: {
  readonly entity: NodeEntity
  readonly rows: number
  readonly selected: string
  readonly target: string | null
}) {
  const { entity, rows } = props
  const marks = useWorkbench((state) => state.comparison?.marks)
  switch (entity.entity) {
    case 'view':
      return entity.columns.slice(0, rows).map((name) => <NameRow key={name} name={name} />)
    case 'enum':
      return entity.values.slice(0, rows).map((name) => {
        const id = entityId('enumValue', entity.schema, entity.name, name)
        return <NameRow key={name} name={name} mark={marks?.[id]} />
      })
    case 'table': {
      const markers = columnMarkers(entity)
      const selected = new Set(props.selected.split('\n'))
      return entity.columns
        .slice(0, rows)
        .map((column) => (
          <ColumnRow
            key={column.id}
            column={column}
            markers={markers.get(column.name)}
            mark={marks?.[column.id]}
            selected={selected.has(column.name)}
            target={column.name === props.target}
          />
        ))
    }
  }
}
