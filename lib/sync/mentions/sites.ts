import type {
  AlterTableAction,
  ColumnConstraint,
  ColumnNode,
  IndexKeyNode,
  Name,
  ObjectTarget,
  QName,
  Raw,
  ReferencesNode,
  SequenceOptionNode,
  StatementNode,
  TableConstraintNode,
  TypeNode,
} from '../../sql/index.ts'

/** A place in a statement that names something, or whose text may. Offsets are the segment's. */
export type Site =
  | { readonly kind: 'relation'; readonly name: QName }
  | { readonly kind: 'type'; readonly type: TypeNode }
  | { readonly kind: 'typeName'; readonly name: QName }
  | { readonly kind: 'column'; readonly name: Name; readonly table: QName }
  /** `table.column`, qualified or not. */
  | { readonly kind: 'columnPath'; readonly name: QName }
  | { readonly kind: 'constraint'; readonly name: Name; readonly table: QName }
  /** An index by its own name; `table` lends the schema when it is not written. */
  | { readonly kind: 'index'; readonly name: QName | Name; readonly table: QName | null }
  | { readonly kind: 'expression'; readonly raw: Raw; readonly table: QName | null }
  | { readonly kind: 'query'; readonly raw: Raw }
  /** Text whose names cannot be told: bodies, dynamic SQL, statements that are not modelled. */
  /** The argument types of a routine. */
  | { readonly kind: 'signature'; readonly raw: Raw }
  | { readonly kind: 'opaque'; readonly raw: Raw }

/** Everything that a statement names. Bodies of routines and unmodelled statements are opaque. */
export function sitesOf(node: StatementNode, whole: Raw): readonly Site[] {
  const sites: Site[] = []
  readStatement(node, whole, sites)
  return sites
}

function readStatement(node: StatementNode, whole: Raw, out: Site[]): void {
  switch (node.kind) {
    case 'createSchema':
    case 'do':
      for (const element of node.elements) readStatement(element.node, element, out)
      return
    case 'createTable': {
      out.push({ kind: 'relation', name: node.name })
      for (const element of node.elements) {
        if (element.kind === 'column') readColumn(element, node.name, out)
        else if (element.kind === 'constraint') readTableConstraint(element.constraint, node.name, out)
        else if (element.kind === 'like') out.push({ kind: 'relation', name: element.source })
        else out.push({ kind: 'opaque', raw: element })
      }
      if (node.ofType) out.push({ kind: 'typeName', name: node.ofType })
      if (node.partitionOf) out.push({ kind: 'relation', name: node.partitionOf.parent })
      for (const key of node.partitionBy?.keys ?? []) readKey(key, node.name, out)
      for (const parent of node.inherits) out.push({ kind: 'relation', name: parent })
      if (node.asQuery) out.push({ kind: 'query', raw: node.asQuery })
      return
    }
    case 'createIndex':
      if (node.name) out.push({ kind: 'index', name: node.name, table: node.table })
      out.push({ kind: 'relation', name: node.table })
      for (const key of node.keys) readKey(key, node.table, out)
      for (const name of node.include) out.push({ kind: 'column', name, table: node.table })
      if (node.where) out.push({ kind: 'expression', raw: node.where, table: node.table })
      return
    case 'createView':
      out.push({ kind: 'relation', name: node.name }, { kind: 'query', raw: node.query })
      return
    case 'alterTable':
      if (node.words === 'index') out.push({ kind: 'index', name: node.name, table: null })
      else out.push({ kind: 'relation', name: node.name })
      for (const action of node.actions) readAction(action, node.name, out)
      return
    case 'createEnum':
    case 'createRange':
      out.push({ kind: 'typeName', name: node.name })
      return
    case 'createComposite':
      out.push({ kind: 'typeName', name: node.name })
      for (const attribute of node.attributes) out.push({ kind: 'type', type: attribute.type })
      return
    case 'createDomain':
      out.push({ kind: 'typeName', name: node.name }, { kind: 'type', type: node.type })
      for (const constraint of node.constraints) readColumnConstraint(constraint, null, out)
      return
    case 'alterType':
      out.push({ kind: 'typeName', name: node.name })
      for (const action of node.actions) if ('type' in action) out.push({ kind: 'type', type: action.type })
      return
    case 'alterDomain':
      out.push({ kind: 'typeName', name: node.name })
      if (node.action.kind === 'setDefault') {
        out.push({ kind: 'expression', raw: node.action.expression, table: null })
      }
      return
    case 'createSequence':
    case 'alterSequence':
      out.push({ kind: 'relation', name: node.name })
      readSequenceOptions(node.options, out)
      return
    case 'createRoutine': {
      for (const arg of [...node.args, ...(node.returnsTable ?? [])]) {
        if (arg.type) out.push({ kind: 'type', type: arg.type })
        if (arg.default) out.push({ kind: 'expression', raw: arg.default, table: null })
      }
      if (node.returns) out.push({ kind: 'type', type: node.returns })
      if (node.body) out.push({ kind: 'opaque', raw: node.body })
      return
    }
    case 'createTrigger':
      out.push({ kind: 'relation', name: node.table })
      for (const name of node.columns) out.push({ kind: 'column', name, table: node.table })
      if (node.when) out.push({ kind: 'expression', raw: node.when, table: node.table })
      return
    case 'createRule':
      out.push(
        { kind: 'relation', name: node.table },
        { kind: 'opaque', raw: { from: node.table.to, to: whole.to } },
      )
      return
    case 'createPolicy':
    case 'alterPolicy':
      out.push({ kind: 'relation', name: node.table })
      if (node.using) out.push({ kind: 'expression', raw: node.using, table: node.table })
      if (node.check) out.push({ kind: 'expression', raw: node.check, table: node.table })
      return
    case 'comment':
      readTarget(node.target, out)
      return
    case 'alterObject':
      readTarget(node.target, out)
      return
    case 'drop':
      for (const target of node.targets) readTarget(target, out)
      return
    case 'grant':
    case 'revoke':
      for (const target of node.targets) {
        readTarget(target, out)
        for (const privilege of node.privileges) {
          for (const name of privilege.columns) out.push({ kind: 'column', name, table: target.name })
        }
      }
      return
    case 'attachIndexPartition':
      out.push(
        { kind: 'index', name: node.index, table: null },
        { kind: 'index', name: node.partition, table: null },
      )
      return
    case 'copy':
      if (node.table) {
        out.push({ kind: 'relation', name: node.table })
        out.push({ kind: 'opaque', raw: { from: node.table.to, to: whole.to } })
      }
      return
    case 'createOther':
    case 'other':
    case 'broken':
      out.push({ kind: 'opaque', raw: whole })
      return
    case 'createExtension':
    case 'setSearchPath':
      return
  }
}

function readColumn(column: ColumnNode, table: QName, out: Site[]): void {
  out.push({ kind: 'column', name: column.name, table })
  if (column.type) out.push({ kind: 'type', type: column.type })
  for (const constraint of column.constraints) readColumnConstraint(constraint, table, out)
}

function readColumnConstraint(constraint: ColumnConstraint, table: QName | null, out: Site[]): void {
  if (constraint.name && table) out.push({ kind: 'constraint', name: constraint.name, table })
  switch (constraint.kind) {
    case 'default':
    case 'generated':
    case 'check':
      out.push({ kind: 'expression', raw: constraint.expression, table })
      return
    case 'identity':
      readSequenceOptions(constraint.options, out)
      return
    case 'references':
      readReferences(constraint.references, out)
      return
    case 'unknown':
      out.push({ kind: 'opaque', raw: constraint })
      return
    default:
      return
  }
}

function readReferences(references: ReferencesNode, out: Site[]): void {
  out.push({ kind: 'relation', name: references.table })
  for (const name of references.columns) out.push({ kind: 'column', name, table: references.table })
}

function readTableConstraint(constraint: TableConstraintNode, table: QName, out: Site[]): void {
  if (constraint.name) out.push({ kind: 'constraint', name: constraint.name, table })
  const column = (name: Name) => out.push({ kind: 'column', name, table })
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      constraint.columns.forEach(column)
      constraint.include.forEach(column)
      if (constraint.usingIndex) out.push({ kind: 'index', name: constraint.usingIndex, table })
      return
    case 'foreignKey':
      constraint.columns.forEach(column)
      for (const action of [constraint.references.onDelete, constraint.references.onUpdate]) {
        action?.columns.forEach(column)
      }
      readReferences(constraint.references, out)
      return
    case 'check':
      out.push({ kind: 'expression', raw: constraint.expression, table })
      return
    case 'exclude':
      for (const element of constraint.elements) readKey(element, table, out)
      constraint.include.forEach(column)
      if (constraint.where) out.push({ kind: 'expression', raw: constraint.where, table })
      return
    case 'notNull':
      column(constraint.column)
      return
    case 'unknown':
      out.push({ kind: 'opaque', raw: constraint })
      return
  }
}

function readKey(key: IndexKeyNode, table: QName, out: Site[]): void {
  if (key.column) out.push({ kind: 'column', name: key.column, table })
  if (key.expression) out.push({ kind: 'expression', raw: key.expression, table })
}

function readSequenceOptions(options: readonly SequenceOptionNode[], out: Site[]): void {
  for (const option of options) {
    if (option.option === 'ownedBy' && option.owner && option.owner.parts.length > 1) {
      out.push({ kind: 'columnPath', name: option.owner })
    } else if (option.option === 'name' && option.owner) out.push({ kind: 'relation', name: option.owner })
  }
}

function readAction(action: AlterTableAction, table: QName, out: Site[]): void {
  switch (action.kind) {
    case 'addColumn':
      readColumn(action.column, table, out)
      return
    case 'addConstraint':
      readTableConstraint(action.constraint, table, out)
      return
    case 'setType':
      out.push({ kind: 'column', name: action.column, table }, { kind: 'type', type: action.type })
      if (action.using) out.push({ kind: 'expression', raw: action.using, table })
      return
    case 'setDefault':
    case 'setExpression':
      out.push({ kind: 'column', name: action.column, table })
      out.push({ kind: 'expression', raw: action.expression, table })
      return
    case 'addIdentity':
    case 'setIdentity':
      out.push({ kind: 'column', name: action.column, table })
      readSequenceOptions(action.options, out)
      return
    case 'dropConstraint':
    case 'validateConstraint':
    case 'alterConstraint':
    case 'renameConstraint':
      out.push({ kind: 'constraint', name: action.name, table })
      return
    case 'attachPartition':
    case 'detachPartition':
      out.push({ kind: 'relation', name: action.partition })
      return
    case 'inherit':
    case 'noInherit':
      out.push({ kind: 'relation', name: action.parent })
      return
    case 'clusterOn':
      out.push({ kind: 'index', name: action.index, table })
      return
    case 'replicaIdentity':
      out.push({ kind: 'opaque', raw: action.identity })
      return
    case 'other':
      out.push({ kind: 'opaque', raw: action })
      return
    default:
      if ('column' in action) out.push({ kind: 'column', name: action.column, table })
  }
}

function readTarget(target: ObjectTarget, out: Site[]): void {
  if (target.args) out.push({ kind: 'signature', raw: target.args })
  switch (target.word) {
    case 'table':
    case 'foreign table':
    case 'view':
    case 'materialized view':
    case 'sequence':
      out.push({ kind: 'relation', name: target.name })
      return
    case 'column':
      out.push({ kind: 'columnPath', name: target.name })
      return
    case 'constraint':
      if (target.on) {
        const name = target.name.parts.at(-1)
        if (name) out.push({ kind: 'constraint', name, table: target.on })
        out.push({ kind: 'relation', name: target.on })
      }
      return
    case 'index':
      out.push({ kind: 'index', name: target.name, table: null })
      return
    case 'type':
    case 'domain':
      out.push({ kind: 'typeName', name: target.name })
      return
    default:
      if (target.on) out.push({ kind: 'relation', name: target.on })
  }
}
