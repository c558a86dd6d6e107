import { joinQualified, type SchemaOpInput, type Table } from '@/lib/schema'
import { useActions } from '../state/use-workbench'

/** The table's name as ops address it, and a way to write one op or several as one step. */
export function useTableOps(table: Table): {
  readonly ref: string
  readonly write: (...ops: readonly SchemaOpInput[]) => Promise<boolean>
} {
  const { applyOps } = useActions()
  return {
    ref: joinQualified(table.schema, table.name),
    write: async (...ops) => (await applyOps(ops, 'inspector')).ok,
  }
}
