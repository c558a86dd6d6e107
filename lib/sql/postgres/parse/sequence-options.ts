import {
  type Cursor,
  Kind,
  type QName,
  type Raw,
  type SequenceOptionNode,
  type TypeNode,
} from '../../core/index.ts'
import { readDotted, readLabel } from './names.ts'
import { readType } from './types.ts'

/** Reads the options of a sequence or identity column for as long as they follow each other. */
export function readSequenceOptions(c: Cursor): readonly SequenceOptionNode[] {
  const options: SequenceOptionNode[] = []
  while (!c.done) {
    const option = readSequenceOption(c)
    if (!option) break
    options.push(option)
  }
  return options
}

/** Reads one option; null and nowhere when none begins here. */
export function readSequenceOption(c: Cursor): SequenceOptionNode | null {
  const from = c.start()
  const make = (
    option: SequenceOptionNode['option'],
    value: Raw | null = null,
    owner: QName | null = null,
    type: TypeNode | null = null,
  ): SequenceOptionNode => {
    const { to } = c.spanFrom(from)
    return { from, to, option, value, owner, type }
  }
  switch (c.word()) {
    case 'as': {
      c.next()
      const type = readType(c, 'a type after AS')
      return make('as', type, null, type)
    }
    case 'start':
      c.next()
      c.eat('with')
      return make('start', readNumber(c))
    case 'restart':
      c.next()
      c.eat('with')
      return make('restart', isNumber(c) ? readNumber(c) : null)
    case 'increment':
      c.next()
      c.eat('by')
      return make('increment', readNumber(c))
    case 'minvalue':
      c.next()
      return make('min', readNumber(c))
    case 'maxvalue':
      c.next()
      return make('max', readNumber(c))
    case 'cache':
      c.next()
      return make('cache', readNumber(c))
    case 'cycle':
      c.next()
      return make('cycle')
    case 'logged':
      c.next()
      return make('logged')
    case 'unlogged':
      c.next()
      return make('unlogged')
    case 'no':
      if (c.eat('no', 'minvalue')) return make('noMin')
      if (c.eat('no', 'maxvalue')) return make('noMax')
      if (c.eat('no', 'cycle')) return make('noCycle')
      return null
    case 'nominvalue':
    case 'nomaxvalue':
    case 'nocycle':
      return null
    case 'owned': {
      if (!c.eat('owned', 'by')) return null
      const owner = readWholeName(c, 'a column after OWNED BY')
      return make('ownedBy', owner, owner)
    }
    case 'sequence': {
      if (!c.eat('sequence', 'name')) return null
      const name = readWholeName(c, 'a name after SEQUENCE NAME')
      return make('name', name, name)
    }
    default:
      return null
  }
}

function readWholeName(c: Cursor, what: string): QName | null {
  const first = readLabel(c, what)
  return first && readDotted(c, first)
}

function isNumber(c: Cursor): boolean {
  const sign = c.isOperator('-') || c.isOperator('+') ? 1 : 0
  return c.kind(sign) === Kind.number
}

function readNumber(c: Cursor): Raw | null {
  if (!isNumber(c)) {
    c.reportHere('expected a number')
    return null
  }
  const from = c.start()
  if (c.kind() === Kind.operator) c.next()
  c.next()
  return c.spanFrom(from)
}
