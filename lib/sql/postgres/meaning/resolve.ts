import { lookUp, type Names } from './names.ts'
import { resolvedQuery } from './rows.ts'
import { type Expression, operator } from './tree.ts'

/** The expression with every name as what it stands for, and its queries read. */
export function resolved(names: Names, expression: Expression): Expression {
  const inside = (each: Expression) => resolved(names, each)
  switch (expression.is) {
    case 'name':
      return isColumn(expression) ? lookUp(names, expression) : expression
    case 'text':
    case 'number':
    case 'type':
      return expression
    case 'cast':
      return { ...expression, of: inside(expression.of) }
    case 'operator':
      return resolvedOperator(names, expression)
    case 'call':
      return { ...expression, args: expression.args.map(inside) }
    case 'array':
    case 'row':
      return { ...expression, items: expression.items.map(inside) }
    case 'query':
      return resolvedQuery(names, expression.query).means
  }
}

type Operator = Extract<Expression, { readonly is: 'operator' }>

function resolvedOperator(names: Names, expression: Operator): Expression {
  const { name, args } = expression
  const inside = (each: Expression) => resolved(names, each)
  // A collation's and a field's name are no columns.
  if (name === 'collate' || name === '.') {
    const [of, ...rest] = args
    return of ? { ...expression, args: [inside(of), ...rest] } : expression
  }
  if (name === 'over') return resolvedWindow(names, args)
  return { ...expression, args: args.map(inside) }
}

/** A window that is named is what it was declared as. */
function resolvedWindow(names: Names, args: readonly Expression[]): Expression {
  const [first, ...rest] = args
  if (first?.is === 'name') return names.windows.get(first.parts[0] ?? '') ?? operator('over', first)
  if (first?.is === 'operator' && first.name === 'from' && first.args[0]?.is === 'name') {
    const base = names.windows.get(first.args[0].parts[0] ?? '')
    const own = rest.map((each) => resolved(names, each))
    return operator('over', ...(base?.is === 'operator' ? base.args : [first]), ...own)
  }
  return operator('over', ...args.map((each) => resolved(names, each)))
}

/** Words such as NULL and CURRENT_DATE are no columns; `*` alone counts rows. */
function isColumn({ parts, quoted }: Extract<Expression, { readonly is: 'name' }>): boolean {
  if (parts.length === 1 && !quoted && (parts[0] === '*' || isParameter(parts[0]))) return false
  return quoted || parts.length > 1 || !words.has(parts[0] ?? '')
}

function isParameter(name = ''): boolean {
  return ['$', ':', '?'].includes(name.charAt(0))
}

/** Words that stand for a value and can name no column unless quoted. */
export const words: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'default',
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'current_user',
  'session_user',
  'user',
  'current_role',
  'current_catalog',
  'current_schema',
  'system_user',
])
