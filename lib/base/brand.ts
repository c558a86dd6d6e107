declare const brandKey: unique symbol

/** A nominal type over `T`: two brands never mix although both are, say, strings at run time. */
export type Brand<T, Name extends string> = T & { readonly [brandKey]: Name }

/** Marks the unreachable arm of a closed union; throws if the union was opened without it. */
export function assertNever(value: never, layer: string): never {
  throw new Error(`${layer}: unexpected variant ${JSON.stringify(value)}`)
}
