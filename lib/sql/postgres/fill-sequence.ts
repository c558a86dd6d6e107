import type { SequenceOptions } from '../../schema/index.ts'

/** A sequence's options with the engine's defaults for its type. */
export function fillSequence(type: string, options: SequenceOptions) {
  const increment = options.increment ?? '1'
  const descending = increment.startsWith('-')
  const limits: Readonly<Record<string, readonly [string, string]>> = {
    smallint: ['-32768', '32767'],
    integer: ['-2147483648', '2147483647'],
    bigint: ['-9223372036854775808', '9223372036854775807'],
  }
  const [lowest, highest] = limits[type] ?? ['-9223372036854775808', '9223372036854775807']
  const min = options.min ?? (descending ? lowest : '1')
  const max = options.max ?? (descending ? '-1' : highest)
  return {
    start: options.start ?? (descending ? max : min),
    increment,
    min,
    max,
    cache: options.cache ?? '1',
    cycle: options.cycle ?? false,
  }
}
