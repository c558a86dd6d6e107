import { type Token, tokensOf } from '../query/index.ts'
import { isSymbol, isWord, startsWith } from './shape.ts'

/**
 * A statement and the state that CREATE cannot say: an event trigger that is disabled, statistics with a target of
 * their own. Both are one text, `CREATE …; ALTER …`.
 */
export interface Stated {
  readonly create: string
  /** What stands behind the name in ALTER; null where the object is as it was made. */
  readonly state: string | null
}

interface Usual {
  /** What ALTER says to have it as it was made. */
  readonly usual: string
  readonly isState: (action: readonly Token[]) => boolean
}

const kinds: Readonly<Record<string, Usual>> = {
  'event trigger': {
    usual: 'ENABLE',
    isState: (action) => isWord(action[0], 'enable') || isWord(action[0], 'disable'),
  },
  statistics: {
    usual: 'SET STATISTICS -1',
    isState: (action) => startsWith(action, 0, ['set', 'statistics']),
  },
}

export function hasState(kind: string): boolean {
  return Object.hasOwn(kinds, kind)
}

/** The parts of such a text. */
export function readState(kind: string, definition: string): Stated {
  const tokens = tokensOf(definition)
  const end = tokens.findIndex((token) => isSymbol(token, ';'))
  const alter = end < 0 ? undefined : tokens[end + 1]
  if (!alter) return { create: definition, state: null }
  const create = definition.slice(0, tokens[end]?.from)
  const prefix = `ALTER ${kind.toUpperCase()} ${nameIn(kind, create)} `
  return { create, state: definition.slice(alter.from).slice(prefix.length) }
}

/** The text after an ALTER; null where it is about something else. */
export function foldState(kind: string, definition: string, action: string): string | null {
  const found = kinds[kind]
  const tokens = tokensOf(action)
  if (!found?.isState(tokens)) return null
  const { create } = readState(kind, definition)
  const state = tokens
    .map((token) => action.slice(token.from, token.to).toUpperCase())
    .join(' ')
    .replace('- ', '-')
  const isUsual = state === found.usual || state === 'SET STATISTICS DEFAULT'
  return isUsual ? create : `${create}; ALTER ${kind.toUpperCase()} ${nameIn(kind, create)} ${state}`
}

/** What ALTER says behind the name to bring an object into a state. */
export function wordsOf(kind: string, state: string | null): string {
  return state ?? kinds[kind]?.usual ?? ''
}

/** The name as CREATE has it. */
function nameIn(kind: string, create: string): string {
  const tokens = tokensOf(create)
  let at = 1 + kind.split(' ').length
  if (startsWith(tokens, at, ['if', 'not', 'exists'])) at += 3
  let end = at
  while (isSymbol(tokens[end + 1], '.')) end += 2
  return create.slice(tokens[at]?.from, tokens[end]?.to)
}
