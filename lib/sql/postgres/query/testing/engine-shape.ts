/** A tree of PostgreSQL's own grammar in brackets: what stands in what, spelling and places aside. */
export function engineShape(node: unknown): string {
  if (node === null || node === undefined) return '-'
  if (Array.isArray(node)) return `[${node.map(engineShape).join(' ')}]`
  const [entry] = Object.entries(node as Record<string, Fields>)
  if (!entry) return '-'
  const [kind, fields] = entry
  const shape = shapes[kind]
  if (!shape) throw new Error(`no shape for ${kind}`)
  return shape(fields)
}

// biome-ignore lint/suspicious/noExplicitAny: the grammar's JSON is not typed
type Fields = any

const of = engineShape
const list = (items: unknown[] | undefined): string => (items ?? []).map(of).join(' ')
const names = (items: Fields[] | undefined): string =>
  (items ?? [])
    .map((each) => each.String?.sval ?? (each.A_Star ? '*' : of(each)))
    .filter((name, at, all) => !(name === 'pg_catalog' && at === 0 && all.length > 1))
    .join('.')
const text = (constant: Fields): string => constant?.A_Const?.sval?.sval ?? ''
const tail = (s: Fields): string =>
  `tail(${with_(s.withClause)} ${list(s.sortClause)} ${of(s.limitOffset)} ${isAll(s.limitCount) ? '-' : of(s.limitCount)} ${s.limitOption === 'LIMIT_OPTION_WITH_TIES'} ${(s.lockingClause ?? []).length})`
const isAll = (count: Fields): boolean => count?.A_Const?.isnull === true
const with_ = (clause: Fields): string =>
  clause ? `with(${clause.recursive === true} ${list(clause.ctes)})` : '-'
const targets = (items: Fields[] | undefined): string =>
  (items ?? []).map(({ ResTarget: t }: Fields) => `${of(t.val)}:${t.name ?? ''}`).join(' ')
const places = (items: Fields[] | undefined): string =>
  (items ?? [])
    .map(({ ResTarget: t }: Fields) => `${t.name}${'+'.repeat((t.indirection ?? []).length)}`)
    .join(' ')
const alias = (a: Fields): string =>
  a ? `${a.aliasname ?? ''}(${(a.colnames ?? []).map(of).join(' ')})` : '-'
const relation = (r: Fields): string =>
  `rel(${[r.catalogname, r.schemaname, r.relname].filter(Boolean).join('.')} ${r.inh === true} ${alias(r.alias)})`
const window = (w: Fields): string =>
  `window(${w.refname ?? ''} [${list(w.partitionClause)}] [${list(w.orderClause)}] ${of(w.startOffset)} ${of(w.endOffset)})`
const assignments = (items: Fields[] | undefined): string => {
  const seen: string[] = []
  for (const { ResTarget: t } of items ?? []) {
    const multi = t.val?.MultiAssignRef
    if (!multi) seen.push(`${t.name}=${of(t.val)}`)
    else if (multi.colno === 1) seen.push(`${multi.ncolumns}=${of(multi.source)}`)
  }
  return seen.join(' ')
}
const flat = (word: string, args: Fields[]): string[] =>
  args.flatMap((each) => (each.BoolExpr?.boolop === word ? flat(word, each.BoolExpr.args) : [of(each)]))
const escaped = (name: string, args: Fields[]): string => `call(${name} ${list(args)})`

const shapes: Readonly<Record<string, (fields: Fields) => string>> = {
  RawStmt: (s) => of(s.stmt),
  String: (s) => s.sval,
  Integer: (s) => String(s.ival ?? 0),
  List: (s) => `[${list(s.items)}]`,
  ColumnRef: (s) => `col(${names(s.fields)})`,
  A_Star: () => '*',
  ParamRef: (s) => `$${s.number ?? ''}`,
  SetToDefault: () => 'default',
  SQLValueFunction: (s) => `${s.op.replace('SVFOP_', '').toLowerCase().replace(/_n$/, '')}`,
  MergeSupportFunc: () => 'call(merge_action )',
  A_Const: (s) => {
    if (s.isnull) return 'null'
    if (s.boolval) return String(s.boolval.boolval === true)
    if (s.sval) return JSON.stringify(s.sval.sval ?? '')
    if (s.bsval) return `bits(${s.bsval.bsval})`
    return `n(${Number(s.fval ? s.fval.fval.replaceAll('_', '') : (s.ival?.ival ?? 0))})`
  },
  TypeCast: (s) => `cast(${of(s.arg)})`,
  CollateClause: (s) => `collate(${of(s.arg)} ${names(s.collname)})`,
  A_Indirection: (s) =>
    (s.indirection as Fields[]).reduce<string>((inner, step) => {
      if (step.A_Indices) {
        const { is_slice, lidx, uidx } = step.A_Indices
        return is_slice ? `at(${inner} ${of(lidx)}:${of(uidx)})` : `at(${inner} ${of(uidx)})`
      }
      return `field(${inner} ${step.A_Star ? '*' : step.String.sval})`
    }, of(s.arg)),
  A_ArrayExpr: (s) => `array(${list(s.elements)})`,
  RowExpr: (s) => `row(${list(s.args)})`,
  CaseExpr: (s) => `case(${of(s.arg)} ${list(s.args)} ${of(s.defresult)})`,
  CaseWhen: (s) => `when(${of(s.expr)} ${of(s.result)})`,
  CoalesceExpr: (s) => `call(coalesce ${list(s.args)})`,
  MinMaxExpr: (s) => `call(${s.op === 'IS_GREATEST' ? 'greatest' : 'least'} ${list(s.args)})`,
  GroupingFunc: (s) => `call(grouping ${list(s.args)})`,
  NamedArgExpr: (s) => `${s.name}=>${of(s.arg)}`,
  NullTest: (s) => `is(null ${s.nulltesttype === 'IS_NOT_NULL'} ${of(s.arg)})`,
  BooleanTest: (s) => {
    const [not, word] = s.booltesttype.startsWith('IS_NOT_') ? [true, 7] : [false, 3]
    return `is(${s.booltesttype.slice(word).toLowerCase()} ${not} ${of(s.arg)})`
  },
  BoolExpr: (s) =>
    s.boolop === 'NOT_EXPR'
      ? `not(${list(s.args)})`
      : `${s.boolop === 'AND_EXPR' ? 'and' : 'or'}(${flat(s.boolop, s.args).join(' ')})`,
  A_Expr: (s) => {
    const name = names(s.name)
    const [left, right] = [s.lexpr, s.rexpr]
    switch (s.kind) {
      case 'AEXPR_OP':
        return left ? `op(${name} ${of(left)} ${of(right)})` : `op(${name} ${of(right)})`
      case 'AEXPR_OP_ANY':
        return `any(${name} ${of(left)} ${of(right)})`
      case 'AEXPR_OP_ALL':
        return `all(${name} ${of(left)} ${of(right)})`
      case 'AEXPR_DISTINCT':
        return `is(distinct from false ${of(left)} ${of(right)})`
      case 'AEXPR_NOT_DISTINCT':
        return `is(distinct from true ${of(left)} ${of(right)})`
      case 'AEXPR_NULLIF':
        return `call(nullif ${of(left)} ${of(right)})`
      case 'AEXPR_IN':
        return `in(${name !== '='} ${of(left)} ${list(right.List?.items ?? right)})`
      default:
        if (s.kind.includes('BETWEEN')) {
          const [low, high] = right.List?.items ?? right
          return `between(${name.toLowerCase()} ${of(left)} ${of(low)} ${of(high)})`
        }
        return `like(${name} ${of(left)} ${of(right)})`
    }
  },
  SubLink: (s) => {
    const name = s.operName ? names(s.operName) : '='
    switch (s.subLinkType) {
      case 'EXISTS_SUBLINK':
        return `exists(${of(s.subselect)})`
      case 'ANY_SUBLINK':
        return s.operName
          ? `any(${name} ${of(s.testexpr)} ${of(s.subselect)})`
          : `in(false ${of(s.testexpr)} ${of(s.subselect)})`
      case 'ALL_SUBLINK':
        return `all(${name} ${of(s.testexpr)} ${of(s.subselect)})`
      case 'ARRAY_SUBLINK':
        return `arrayquery(${of(s.subselect)})`
      default:
        return `query(${of(s.subselect)})`
    }
  },
  FuncCall: (s) => {
    const name = names(s.funcname)
    const args: Fields[] = s.args ?? []
    if (s.funcformat === 'COERCE_SQL_SYNTAX') {
      if (name === 'timezone' && args.length === 2) return `op(at time zone ${of(args[1])} ${of(args[0])})`
      if (name === 'timezone') return `op(at local ${of(args[0])})`
      if (name === 'position') return `call(position ${of(args[1])} ${of(args[0])})`
      if (name === 'overlaps') {
        const [a, b, c, d] = args.map(of)
        return `op(overlaps row(${a} ${b}) row(${c} ${d}))`
      }
      if (name === 'is_normalized')
        return `is(${(text(args[1]) || 'nfc').toLowerCase()} normalized false ${of(args[0])})`
      return escaped(name, args)
    }
    const star = s.agg_star ? '*' : ''
    const order = s.agg_within_group ? '' : list(s.agg_order)
    const within = s.agg_within_group ? list(s.agg_order) : ''
    const more = [
      s.agg_distinct ? 'distinct' : '',
      order && `order(${order})`,
      within && `within(${within})`,
      s.agg_filter ? `filter(${of(s.agg_filter)})` : '',
      s.over ? (s.over.name ? `over(${s.over.name})` : window(s.over)) : '',
    ].filter(Boolean)
    return `call(${name} ${star}${list(args)}${more.length > 0 ? ` ${more.join(' ')}` : ''})`
  },
  SortBy: (s) =>
    `sort(${of(s.node)} ${(s.sortby_dir ?? 'SORTBY_DEFAULT').slice(7)} ${(s.sortby_nulls ?? 'SORTBY_NULLS_DEFAULT').slice(13)})`,
  WindowDef: (s) => `${s.name}=${window(s)}`,
  GroupingSet: (s) => {
    const kind = s.kind.replace('GROUPING_SET_', '').toLowerCase()
    return kind === 'empty' ? '()' : `${kind}(${list(s.content)})`
  },
  RangeVar: (s) => relation(s),
  RangeTableSample: (s) => `${of(s.relation)}sample(${names(s.method)} ${list(s.args)} ${of(s.repeatable)})`,
  RangeSubselect: (s) => `derived(${s.lateral === true} ${of(s.subquery)} ${alias(s.alias)})`,
  RangeFunction: (s) => {
    const calls = (s.functions as Fields[]).map((each) => {
      const [call, columns] = each.List.items
      return `${of(call)}${(columns?.List?.items ?? []).map((c: Fields) => `/${c.ColumnDef.colname}`).join('')}`
    })
    const typed = (s.coldeflist ?? []).map((c: Fields) => c.ColumnDef.colname).join(' ')
    const own = s.alias
      ? `${s.alias.aliasname}(${(s.alias.colnames ?? []).map(of).join(' ')}${typed})`
      : typed
        ? `(${typed})`
        : '-'
    return `function(${s.lateral === true} ${calls.join(' ')} ${s.ordinality === true} ${own})`
  },
  RangeTableFunc: (s) => `unread(${alias(s.alias)})`,
  JsonTable: (s) => `unread(${alias(s.alias)})`,
  JoinExpr: (s) => {
    const kind = s.jointype.slice(5).toLowerCase()
    const isCross = kind === 'inner' && !s.isNatural && !s.quals && !s.usingClause
    return `join(${isCross ? 'cross' : kind} ${s.isNatural === true} ${of(s.larg)} ${of(s.rarg)} ${of(s.quals)} ${names(s.usingClause)} ${s.join_using_alias?.aliasname ?? ''} ${alias(s.alias)})`
  },
  CommonTableExpr: (s) =>
    `cte(${s.ctename} (${(s.aliascolnames ?? []).map(of).join(' ')}) ${(s.ctematerialized ?? 'CTEMaterializeDefault').slice(14)} ${of(s.ctequery)})`,
  SelectStmt: (s) => {
    if (s.op && s.op !== 'SETOP_NONE') {
      const arm = (each: Fields) => shapes.SelectStmt?.(each)
      return `${s.op.slice(6).toLowerCase()}(${s.all === true} ${arm(s.larg)} ${arm(s.rarg)} ${tail(s)})`
    }
    if (s.valuesLists) return `values(${list(s.valuesLists)} ${tail(s)})`
    const distinct = s.distinctClause
      ? `distinct(${Object.keys(s.distinctClause[0] ?? {}).length === 0 ? '' : list(s.distinctClause)})`
      : '-'
    const group = s.groupClause ? `${s.groupDistinct === true}(${list(s.groupClause)})` : '-'
    return `select(${distinct} {${targets(s.targetList)}} {${list(s.fromClause)}} ${of(s.whereClause)} ${group} ${of(s.havingClause)} {${list(s.windowClause)}} ${tail(s)})`
  },
  InsertStmt: (s) => {
    const conflict = s.onConflictClause
    const infer = conflict?.infer
    const on = infer?.conname ?? `${(infer?.indexElems ?? []).length} ${of(infer?.whereClause)}`
    const act = conflict
      ? `conflict(${on} ${conflict.action === 'ONCONFLICT_UPDATE' ? assignments(conflict.targetList) : 'nothing'} ${of(conflict.whereClause)})`
      : '-'
    return `insert(${with_(s.withClause)} ${relation(s.relation)} (${places(s.cols)}) ${of(s.selectStmt)} ${act} {${returned(s)}})`
  },
  UpdateStmt: (s) =>
    `update(${with_(s.withClause)} ${relation(s.relation)} {${assignments(s.targetList)}} {${list(s.fromClause)}} ${of(s.whereClause)} {${returned(s)}})`,
  DeleteStmt: (s) =>
    `delete(${with_(s.withClause)} ${relation(s.relation)} {${list(s.usingClause)}} ${of(s.whereClause)} {${returned(s)}})`,
  CurrentOfExpr: (s) => `current of ${s.cursor_name}`,
  MergeStmt: (s) =>
    `merge(${with_(s.withClause)} ${relation(s.relation)} ${of(s.sourceRelation)} ${of(s.joinCondition)} {${list(s.mergeWhenClauses)}} {${returned(s)}})`,
  MergeWhenClause: (s) => {
    const when = { MERGE_WHEN_MATCHED: 'matched', MERGE_WHEN_NOT_MATCHED_BY_SOURCE: 'source' }[
      s.matchKind as string
    ]
    const action =
      s.commandType === 'CMD_UPDATE'
        ? assignments(s.targetList)
        : s.commandType === 'CMD_INSERT'
          ? `insert(${places(s.targetList)} ${list(s.values)})`
          : s.commandType === 'CMD_DELETE'
            ? 'delete'
            : 'nothing'
    return `when(${when ?? 'target'} ${of(s.condition)} ${action})`
  },
}

function returned(s: Fields): string {
  return targets(s.returningClause?.exprs ?? s.returningList)
}
