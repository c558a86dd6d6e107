import type { SqlToken } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { labelOf } from '../table-context.ts'

/** SQL glued together from values is where injections come from. */
export const dynamicSqlInRoutine = objectRule({
  id: 'dynamic-sql-in-routine',
  title: 'SQL built by concatenation',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC022'],
  tags: ['integrity'],
  detects:
    'A routine with `EXECUTE` of a text that is concatenated with `||` and no `quote_ident`, `quote_literal` or `format`.',
  rationale:
    'A value with a quote in it ends the string and goes on as SQL, with the rights of the routine. `format(%I, ' +
    '%L)` and USING keep values values.',
  source: 'https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-QUOTE-LITERAL-EXAMPLE',
  ignoreWhen: 'Everything concatenated is a constant or a number.',
  remedy: 'None: the statement is to be written with format() and USING.',
  fixable: false,
  of: ['routines'],
  *check({ schema, facts }) {
    for (const routine of schema.routines.values()) {
      if (!/execute/i.test(routine.definition) || !routine.definition.includes('||')) continue
      const body = tokensOf(routine.definition).find(
        (token) => token.kind === 'string' && /execute/i.test(token.value) && token.value.includes('||'),
      )
      const glued = body && gluedStatement(body.value)
      if (!glued) continue
      yield {
        entities: [routine.id],
        message: `The ${routine.kind} ${labelOf(facts, routine)} runs SQL that it glues together.`,
        evidence: glued,
        confidence: 0.6,
        fix: null,
      }
    }
  },
})

/** The first EXECUTE … of the body that concatenates a name without quoting it. */
function gluedStatement(body: string): string | null {
  const tokens = tokensOf(body)
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.value !== 'execute') continue
    const end = tokens.findIndex((each, index) => index > at && each.kind === 'symbol' && each.value === ';')
    const statement = tokens.slice(at + 1, end < 0 ? undefined : end)
    if (statement.some((each) => safe.has(each.value)) || !concatenatesName(statement)) continue
    const last = statement.at(-1)
    return body.slice(token.from, Math.min(last?.to ?? token.to, token.from + 120))
  }
  return null
}

function concatenatesName(tokens: readonly SqlToken[]): boolean {
  return tokens.some((token, at) => {
    const next = tokens[at + 1]
    return (
      token.value === '|' &&
      next?.value === '|' &&
      (tokens[at + 2]?.kind === 'word' || tokens[at - 1]?.kind === 'word')
    )
  })
}

const safe: ReadonlySet<string> = new Set(['quote_ident', 'quote_literal', 'quote_nullable', 'format'])
