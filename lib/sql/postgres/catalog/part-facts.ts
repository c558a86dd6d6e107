import type { Index, SequenceOptions, Trigger } from '../../../schema/index.ts'
import { fillSequence } from '../fill-sequence.ts'
import { isName, isWord, readTokens } from '../lower/index.ts'
import { addFact, type Facts, sqlFact } from './facts.ts'
import { indexText } from './index-text.ts'

/** Facts of an index of a table or view. */
export function indexFacts(
  facts: Facts,
  owner: { readonly schema: string; readonly name: string },
  index: Index,
): void {
  const name = `index ${owner.schema}.${owner.name}.${index.name}`
  addFact(facts, name, 'unique', index.unique)
  addFact(facts, name, 'method', index.method)
  addFact(
    facts,
    name,
    'definition',
    sqlFact(indexText(index), { kind: 'index', schema: owner.schema, table: owner.name }),
  )
  addFact(facts, name, 'comment', index.comment)
}

/** Facts of a trigger; `at` is the relation it is on. */
export function triggerFacts(facts: Facts, at: string, trigger: Trigger): void {
  const name = `trigger ${at}.${trigger.name}`
  addFact(facts, name, 'timing', trigger.timing)
  addFact(facts, name, 'events', [...trigger.events].sort())
  addFact(facts, name, 'routine', trigger.routine)
  addFact(facts, name, 'constraint', trigger.constraint)
  const { level, conditional, columns } = readTrigger(trigger.definition)
  addFact(facts, name, 'level', level)
  addFact(facts, name, 'conditional', conditional)
  addFact(facts, name, 'columns', columns)
  addFact(facts, name, 'comment', trigger.comment)
}

/** What the model keeps of a trigger in its statement alone. */
function readTrigger(definition: string) {
  const tokens = readTokens(definition)
  const at = (...words: readonly string[]) =>
    tokens.findIndex((_, i) => words.every((word, ahead) => isWord(tokens[i + ahead], word)))
  const execute = at('execute')
  const of = at('update', 'of')
  const on = tokens.findIndex((token, i) => i > of && isWord(token, 'on'))
  const columns = of < 0 ? [] : tokens.slice(of + 2, on).filter(isName)
  const names = columns.filter((token) => !isWord(token, 'or') && !events.has(token.value))
  return {
    level: at('for', 'each', 'row') >= 0 || at('for', 'row') >= 0 ? 'row' : 'statement',
    conditional: tokens.some((token, i) => i < execute && isWord(token, 'when')),
    columns: names.map((token) => token.value).sort(),
  }
}

const events = new Set(['insert', 'update', 'delete', 'truncate'])

/** The owner, where the script names one for certain. */
export function ownerFact(facts: Facts, entity: string, owner: string | null): void {
  if (owner !== null && !sessionRoles.has(owner)) addFact(facts, entity, 'owner', owner)
}

const sessionRoles = new Set(['current_user', 'current_role', 'session_user'])

/** Storage parameters in the engine's form; those of the TOAST table stand elsewhere. */
export function optionFacts(facts: Facts, entity: string, options: Readonly<Record<string, string>>): void {
  const list = Object.entries(options).filter(([name]) => name !== 'oids' && !name.startsWith('toast.'))
  addFact(facts, entity, 'options', list.map(([name, value]) => `${name}=${value}`).sort())
}

/** Facts of a sequence, or of the one behind an identity column, told by `prefix`. */
export function sequenceFacts(
  facts: Facts,
  entity: string,
  prefix: string,
  type: string,
  options: SequenceOptions,
): void {
  const filled = fillSequence(type, options)
  addFact(facts, entity, `${prefix}type`, type)
  for (const [name, value] of Object.entries(filled)) addFact(facts, entity, `${prefix}${name}`, value)
}
