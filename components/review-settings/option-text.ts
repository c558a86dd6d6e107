import { err, ok, type Result } from '@/lib/base'
import type { OptionSpec, OptionValue } from '@/lib/rules'

/** An option's value as it stands in a field: texts with commas between them. */
export function writeOption(value: OptionValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** The value that was written; the error says what it has to be. */
export function readOption(
  spec: Exclude<OptionSpec, { readonly type: 'boolean' | 'choice' }>,
  text: string,
): Result<OptionValue, string> {
  switch (spec.type) {
    case 'string':
      return ok(text)
    case 'strings':
      return ok(
        text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
    default: {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value)) return err('must be a number')
      if (spec.type === 'integer' && !Number.isSafeInteger(value)) return err('must be a whole number')
      if (spec.minimum !== undefined && value < spec.minimum) return err(`must be at least ${spec.minimum}`)
      if (spec.maximum !== undefined && value > spec.maximum) return err(`must be at most ${spec.maximum}`)
      return ok(value)
    }
  }
}
