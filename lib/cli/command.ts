import type { ParseArgsConfig } from 'node:util'

/**
 * Exit codes: 0 fine, 1 findings or differences where asked to fail, 2 bad usage or unreadable input,
 * 3 questions that have to be answered first.
 */
export type ExitCode = 0 | 1 | 2 | 3

/** The process as a command sees it; tests give their own. */
export interface Io {
  /** Bytes of a file, or of standard input for `-`. */
  read(path: string): Promise<Uint8Array>
  /** Writes a file, making its folders. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** The paths of all files in a folder and those below it; none where there is no folder. */
  list(folder: string): Promise<readonly string[]>
  /** Writes a folder that holds these files and nothing else, all or none: what was there stays until then. */
  writeAll(
    folder: string,
    files: readonly { readonly path: string; readonly content: string }[],
  ): Promise<void>
  /** Writes to standard output exactly what it is given. */
  out(text: string): void
  /** Writes a line to standard output. */
  line(text: string): void
  /** Writes a line to standard error. */
  err(text: string): void
  now(): Date
}

export interface Invocation {
  readonly positionals: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
}

export interface Command {
  readonly name: string
  /** After `athena `, e.g. `inspect FILE --json`. */
  readonly usage: string
  readonly summary: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many files the command takes, least and most. */
  readonly files: readonly [number, number]
  run(invocation: Invocation, io: Io): Promise<ExitCode>
}

/** Wrong usage or unreadable input: reported on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The option's text, or undefined when it was not given. */
export function textOption(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name]
  return typeof value === 'string' ? value : undefined
}

/** All values of an option that may be given more than once. */
export function listOption(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** The n-th positional; `main` has checked that it is there. */
export function fileArgument(invocation: Invocation, index: number): string {
  const path = invocation.positionals[index]
  if (path === undefined) throw new UsageError('a file is missing')
  return path
}
