import type { Column, SchemaOpInput } from '../schema/index.ts'
import { type NoOptions, type RuleText, tableRule } from './define.ts'
import { fixOf } from './ops-of.ts'
import type { OptionSpecs, OptionsOf } from './options.ts'
import type { Rule } from './rule.ts'
import type { TableContext } from './table-context.ts'

/** Why a column should have another type. */
export interface TypeAdvice {
  readonly message: string
  readonly evidence: string
  readonly confidence: number
  /** The type it should have. */
  readonly type: string
  /** How stored values are converted, where a cast by assignment does not do. */
  readonly using?: string
  /** The default to set with the type, when the present one would not fit; null removes it. */
  readonly default?: string | null
}

type TypeRuleText<Specs extends OptionSpecs> = Omit<RuleText<Specs>, 'category' | 'fixable' | 'severity'> &
  Partial<Pick<Rule, 'severity'>>

/**
 * A rule that says of single columns that their type should be another one, with the change as its
 * fix. Columns that are inherited, generated or numbered by the engine are left alone.
 */
export function columnTypeRule<const Specs extends OptionSpecs = NoOptions>(
  rule: TypeRuleText<Specs> & {
    readonly judge: (column: Column, context: TableContext, options: OptionsOf<Specs>) => TypeAdvice | null
  },
): Rule {
  const { judge, ...text } = rule
  return tableRule<Specs>({
    severity: 'warning',
    ...text,
    category: 'typing',
    fixable: true,
    *check(context: TableContext, options: OptionsOf<Specs>) {
      const { table, ref, label } = context
      for (const column of table.columns) {
        if (column.inherited || column.generated) continue
        const advice = judge(column, context, options)
        if (!advice) continue
        const { message, evidence, confidence } = advice
        const fixable = !isTied(column, context)
        const fix = fixable
          ? fixOf(`Change ${label}.${column.name} to ${advice.type}`, 'weigh', ...opsFor(ref, column, advice))
          : null
        yield { entities: [column.id], message, evidence, confidence, fix }
      }
    },
  })
}

/** Whether foreign keys hold the type fast: changing one side alone would break them. */
function isTied({ name }: Column, { table, references }: TableContext): boolean {
  return (
    table.foreignKeys.some((key) => key.columns.includes(name)) ||
    references.some(({ key }) => key.references.columns.includes(name))
  )
}

function opsFor(ref: string, column: Column, advice: TypeAdvice): readonly SchemaOpInput[] {
  const change: SchemaOpInput = { op: 'column.setType', table: ref, column: column.name, type: advice.type }
  if (advice.using !== undefined) change.using = advice.using
  if (advice.default === undefined) return [change]
  const set = (value: string | null): SchemaOpInput => ({
    op: 'column.setDefault',
    table: ref,
    column: column.name,
    default: value,
  })
  return [change, set(advice.default)]
}
