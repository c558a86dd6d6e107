/** What can be set about a rule, as data: checked when a configuration is read, and told in its JSON Schema. */

interface Spec<Type extends string, Value> {
  readonly type: Type
  readonly default: Value
  /** What it is, as a noun: "Columns a table may have". */
  readonly says: string
}

interface NumberSpec<Type extends string> extends Spec<Type, number> {
  readonly minimum?: number
  readonly maximum?: number
}

export type OptionSpec =
  | NumberSpec<'integer'>
  | NumberSpec<'number'>
  | Spec<'boolean', boolean>
  | Spec<'string', string>
  | Spec<'strings', readonly string[]>
  | (Spec<'choice', string> & { readonly values: readonly string[] })

export type OptionSpecs = Readonly<Record<string, OptionSpec>>
export type OptionValue = number | boolean | string | readonly string[]
/** The values of a rule's options: one for each of its specs. */
export type RuleOptions = Readonly<Record<string, OptionValue>>

/** The values of these specs, as a check is given them. */
export type OptionsOf<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { type: 'integer' | 'number' }
    ? number
    : Specs[Name] extends { type: 'boolean' }
      ? boolean
      : Specs[Name] extends { type: 'choice'; values: readonly (infer Value)[] }
        ? Value
        : Specs[Name] extends { type: 'strings' }
          ? readonly string[]
          : string
}

/** What every option is when nobody sets it. */
export function defaultsOf(specs: OptionSpecs): RuleOptions {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]))
}

/** Why a value will not do, as the end of "it …"; null when it will. */
export function faultOf(spec: OptionSpec, value: unknown): string | null {
  switch (spec.type) {
    case 'integer':
      if (!Number.isSafeInteger(value)) return 'must be a whole number'
      return outOfRange(spec, value as number)
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number'
      return outOfRange(spec, value)
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false'
    case 'string':
      return typeof value === 'string' ? null : 'must be a text'
    case 'strings':
      return Array.isArray(value) && value.every((each) => typeof each === 'string')
        ? null
        : 'must be a list of texts'
    case 'choice':
      return spec.values.some((each) => each === value) ? null : `must be one of ${spec.values.join(', ')}`
  }
}

/** The JSON Schema of the options of one rule. */
export function optionsSchema(specs: OptionSpecs): Readonly<Record<string, unknown>> {
  const properties = Object.entries(specs).map(([name, spec]) => [name, schemaOf(spec)])
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) }
}

function outOfRange({ minimum, maximum }: NumberSpec<string>, value: number): string | null {
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`
  return null
}

function schemaOf(spec: OptionSpec): Readonly<Record<string, unknown>> {
  const told = { description: `${spec.says}.`, default: spec.default }
  switch (spec.type) {
    case 'integer':
    case 'number': {
      const { type, minimum, maximum } = spec
      return {
        type,
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
        ...told,
      }
    }
    case 'boolean':
    case 'string':
      return { type: spec.type, ...told }
    case 'strings':
      return { type: 'array', items: { type: 'string' }, ...told }
    case 'choice':
      return { enum: spec.values, ...told }
  }
}
