import type { OptionSpecs, OptionsOf, RuleOptions } from './options.ts'
import type { ObjectContext, RawFinding, Rule, RuleContext, RuleFacts } from './rule.ts'
import { partsOf, type SchemaPart, type SchemaParts } from './schema-parts.ts'
import type { TableContext } from './table-context.ts'

type Defaulted = 'dialects' | 'stance' | 'tags' | 'options' | 'guided' | 'reads'

/** What a rule's file says of it; the rest is filled in. */
export type RuleText<Specs extends OptionSpecs> = Omit<
  Rule,
  'check' | 'checkTable' | 'checkObjects' | 'of' | Defaulted
> &
  Partial<Pick<RuleFacts, Exclude<Defaulted, 'options'>>> & { readonly options?: Specs }

/** A check over `Context` that is given the values of the rule's options. */
export type Check<Context, Specs extends OptionSpecs> = (
  context: Context,
  options: OptionsOf<Specs>,
) => Iterable<RawFinding>

/** A rule without options. */
export type NoOptions = Readonly<Record<never, never>>

/**
 * A rule that judges one table by itself, its parents and children, and by what else of the schema it says to read in
 * `of`. Partitions, foreign and temporary tables are left out: a partition's faults are its parent's, the others are
 * not ours.
 */
export function tableRule<const Specs extends OptionSpecs = NoOptions, const Part extends SchemaPart = never>(
  rule: RuleText<Specs> & {
    readonly of?: readonly Part[]
    readonly check: (
      context: TableContext,
      options: OptionsOf<Specs>,
      schema: Pick<SchemaParts, Part>,
    ) => Iterable<RawFinding>
  },
): Rule {
  const checkTable = (context: TableContext, options: RuleOptions, schema: SchemaParts) =>
    rule.check(context, options as OptionsOf<Specs>, schema)
  return {
    ...rule,
    ...factsOf(rule),
    checkTable,
    *check(context, options) {
      const schema = partsOf(context.schema)
      for (const table of context.tables.values())
        if (isReviewed(table)) yield* checkTable(table, options, schema)
    },
  }
}

/** A rule that judges other objects than tables, by the parts of the schema in `of` and by the facts alone. */
export function objectRule<
  const Specs extends OptionSpecs = NoOptions,
  const Part extends SchemaPart = never,
>(
  rule: RuleText<Specs> & {
    readonly of: readonly Part[]
    readonly check: Check<ObjectContext<Part>, Specs>
  },
): Rule {
  const checkObjects = (context: ObjectContext, options: RuleOptions) =>
    rule.check(context, options as OptionsOf<Specs>)
  return {
    ...rule,
    ...factsOf(rule),
    checkObjects,
    check: ({ schema, facts }, options) => checkObjects({ schema: partsOf(schema), facts }, options),
  }
}

/** A rule that compares tables with each other or judges other objects than tables. Keep it linear. */
export function schemaRule<const Specs extends OptionSpecs = NoOptions>(
  rule: RuleText<Specs> & { readonly check: Check<RuleContext, Specs> },
): Rule {
  return {
    ...rule,
    ...factsOf(rule),
    check: (context, options) => rule.check(context, options as OptionsOf<Specs>),
  }
}

/** What a rule is told to be where its file says nothing. */
export function factsOf(rule: Partial<Pick<RuleFacts, Defaulted>>): Pick<RuleFacts, Defaulted> {
  return {
    dialects: rule.dialects ?? ['postgres'],
    stance: rule.stance ?? 'recommended',
    tags: rule.tags ?? [],
    options: rule.options ?? {},
    guided: rule.guided ?? false,
    reads: rule.reads ?? ['schema'],
  }
}

/** Whether the rules speak about this table at all. */
export function isReviewed(context: TableContext): boolean {
  const { table } = context
  return table.partitionOf === null && table.kind !== 'foreign' && table.persistence !== 'temporary'
}
