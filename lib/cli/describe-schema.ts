import type { Index, KeyConstraint, Schema, Table } from '../schema/index.ts'

/** The model in the shape that `athena inspect --json` promises; see docs/cli.md. */
export function describeSchema(schema: Schema) {
  const tables = [...schema.tables.values()]
  const views = [...schema.views.values()]
  return {
    schemas: [...schema.schemas.values()].map(({ name, owner, comment }) => ({ name, owner, comment })),
    tables: tables.map(describeTable),
    enums: [...schema.enums.values()].map(({ schema: space, name, values, comment }) => ({
      schema: space,
      name,
      values,
      comment,
    })),
    domains: [...schema.domains.values()].map((domain) => ({
      schema: domain.schema,
      name: domain.name,
      type: domain.type.display,
      nullable: domain.nullable,
      default: domain.default,
      checks: domain.checks.map(({ name, expression }) => ({ name, expression })),
      comment: domain.comment,
    })),
    types: [
      ...[...schema.composites.values()].map((type) => ({
        schema: type.schema,
        name: type.name,
        kind: 'composite' as const,
        attributes: type.attributes.map(({ name, type: { display } }) => ({ name, type: display })),
        comment: type.comment,
      })),
      ...[...schema.ranges.values()].map((type) => ({
        schema: type.schema,
        name: type.name,
        kind: 'range' as const,
        subtype: type.subtype.display,
        comment: type.comment,
      })),
    ],
    sequences: [...schema.sequences.values()].map(
      ({ schema: space, name, type, options, ownedBy, comment }) => ({
        schema: space,
        name,
        type: type.display,
        ...options,
        ownedBy,
        comment,
      }),
    ),
    views: views.map(({ schema: space, name, kind, columns, query, dependsOn, indexes, comment }) => ({
      schema: space,
      name,
      kind,
      columns,
      query,
      dependsOn,
      indexes: indexes.map(describeIndex),
      comment,
    })),
    functions: [...schema.routines.values()].map((routine) => ({
      schema: routine.schema,
      name: routine.name,
      kind: routine.kind,
      signature: routine.signature,
      returns: routine.returns,
      language: routine.language,
      volatility: routine.volatility,
      securityDefiner: routine.securityDefiner,
      comment: routine.comment,
    })),
    triggers: [...tables, ...views].flatMap((relation) =>
      relation.triggers.map(({ name, timing, events, routine, comment }) => ({
        schema: relation.schema,
        table: relation.name,
        name,
        timing,
        events,
        routine,
        comment,
      })),
    ),
    policies: tables.flatMap((table) =>
      table.policies.map(({ id: _id, ...policy }) => ({
        schema: table.schema,
        table: table.name,
        ...policy,
      })),
    ),
    extensions: [...schema.extensions.values()].map(({ schema: space, name, version, comment }) => ({
      schema: space,
      name,
      version,
      comment,
    })),
    objects: [...schema.objects.values()].map(({ schema: space, name, kind }) => ({
      schema: space,
      name,
      kind,
    })),
  }
}

function describeTable(table: Table) {
  return {
    schema: table.schema,
    name: table.name,
    kind: table.partitionOf && table.kind === 'table' ? 'partition' : table.kind,
    persistence: table.persistence,
    comment: table.comment,
    owner: table.owner,
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type.display,
      nullable: column.nullable,
      default: column.default,
      identity: column.identity?.mode ?? null,
      generated: column.generated,
      collation: column.collation,
      comment: column.comment,
    })),
    primaryKey: table.primaryKey && describeKey(table.primaryKey),
    uniques: table.uniques.map(describeKey),
    foreignKeys: table.foreignKeys.map((key) => ({
      name: key.name,
      columns: key.columns,
      references: key.references,
      match: key.match,
      onDelete: key.onDelete,
      onUpdate: key.onUpdate,
      onDeleteColumns: key.onDeleteColumns,
      deferrable: key.deferrable,
      initiallyDeferred: key.initiallyDeferred,
      notValid: key.notValid,
      comment: key.comment,
    })),
    checks: table.checks.map(({ name, expression, notValid, noInherit, comment }) => ({
      name,
      expression,
      notValid,
      noInherit,
      comment,
    })),
    exclusions: table.exclusions.map(({ id: _id, named: _named, ...exclusion }) => exclusion),
    indexes: table.indexes.map(describeIndex),
    rowSecurity: table.rowSecurity,
    partitionBy: table.partitionBy && {
      strategy: table.partitionBy.strategy,
      keys: table.partitionBy.keys.map((key) => key.column ?? key.expression),
    },
    partitionOf: table.partitionOf,
    inherits: table.inherits,
  }
}

function describeKey({ name, columns, include, nullsNotDistinct, deferrable, comment }: KeyConstraint) {
  return { name, columns, include, nullsNotDistinct, deferrable, comment }
}

function describeIndex(index: Index) {
  return {
    name: index.name,
    method: index.method,
    unique: index.unique,
    keys: index.keys.map((key) => key.column ?? key.expression),
    /** The same keys with what the names alone do not say. */
    keyDetails: index.keys,
    include: index.include,
    where: index.where,
    nullsNotDistinct: index.nullsNotDistinct,
    comment: index.comment,
  }
}
