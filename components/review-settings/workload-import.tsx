import { ImportBox } from './import-box'
import { InputReport } from './input-report'

/** The statements that applications send, so that they are reviewed with the schema. */
export function WorkloadImport(props: {
  readonly text: string | null
  readonly onChange: (text: string | null) => void
}) {
  return (
    <div className="space-y-3">
      <p className="text-ink-muted">
        Athena reads the statements that your application sends: which indexes they would need, which
        conditions no index can serve, which of them fail on this schema. A file of SQL will do;
        pg_stat_statements tells how often each runs.
      </p>
      <ImportBox
        what="Queries"
        label="A .sql file, or the rows of pg_stat_statements as CSV or JSON, pasted or dropped"
        placeholder={'-- name: OrdersOfCustomer\nSELECT * FROM orders WHERE customer_id = $1;'}
        texts={props.text === null ? [] : [props.text]}
        onAdd={(added) => props.onChange(added.at(-1) ?? null)}
        onRemove={() => props.onChange(null)}
      >
        <InputReport input="workload" />
      </ImportBox>
    </div>
  )
}
