import type { Schema } from '../../../schema/index.ts'
import type { QueryPort } from '../../catalogue.ts'
import { addFact, type Facts } from './facts.ts'

/** When triggers and rules fire, of the catalogue and of the model, each added to the facts of the same side. */
export async function addFiringFacts(
  schema: Schema,
  sides: { readonly model: Facts; readonly catalogue: Facts },
  port: QueryPort,
): Promise<void> {
  for (const row of await port.query(query)) {
    const entity = String(row.entity)
    if (sides.catalogue.has(entity))
      addFact(sides.catalogue, entity, 'fires', states[String(row.state)] ?? 'enabled')
  }
  for (const host of [...schema.tables.values(), ...schema.views.values()]) {
    const at = `${host.schema}.${host.name}`
    for (const { name, state } of host.triggers)
      addFact(sides.model, `trigger ${at}.${name}`, 'fires', state ?? 'enabled')
    for (const { name, state } of host.rules)
      addFact(sides.model, `rule ${at}.${name}`, 'fires', state ?? 'enabled')
  }
}

/** Letters of `pg_trigger.tgenabled` and `pg_rewrite.ev_enabled`; source: `src/include/commands/trigger.h`. */
const states: Readonly<Record<string, string>> = { D: 'disabled', R: 'replica', A: 'always' }

const space = `case when n.nspname like 'pg\\_temp\\_%' then 'pg_temp' else n.nspname end`

const query = `
  select 'trigger ' || ${space} || '.' || c.relname || '.' || t.tgname as entity, t.tgenabled as state
  from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  union all
  select 'rule ' || ${space} || '.' || c.relname || '.' || r.rulename, r.ev_enabled
  from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace`
