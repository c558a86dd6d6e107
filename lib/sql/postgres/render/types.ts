import type {
  CompositeType,
  DataType,
  DomainType,
  EnumType,
  RangeType,
  Sequence,
} from '../../../schema/index.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { parenthesize, renderCollation, renderSequenceOptions } from './column.ts'
import { canonicalStyle, type RenderStyle, words } from './style.ts'

export function renderEnum(type: EnumType, style: RenderStyle = canonicalStyle): string {
  const values = type.values.map((value) => style.indent + quoteString(value))
  const body = values.length === 0 ? '()' : `(${style.eol}${values.join(`,${style.eol}`)}${style.eol})`
  return `${style.keyword('CREATE TYPE')} ${style.name(type)} ${style.keyword('AS ENUM')} ${body};`
}

export function renderDomain(domain: DomainType, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const checks = domain.checks.map(
    (check) =>
      `${kw('CONSTRAINT')} ${quoteIdentifier(check.name)} ${kw('CHECK')} ${parenthesize(check.expression)}`,
  )
  return `${words(
    `${kw('CREATE DOMAIN')} ${style.name(domain)} ${kw('AS')} ${renderType(domain.type)}`,
    domain.collation !== null && `${kw('COLLATE')} ${renderCollation(domain.collation)}`,
    domain.default !== null && `${kw('DEFAULT')} ${domain.default}`,
    !domain.nullable && kw('NOT NULL'),
    ...checks,
  )};`
}

export function renderComposite(type: CompositeType, style: RenderStyle = canonicalStyle): string {
  const attributes = type.attributes.map((each) =>
    words(
      style.indent + quoteIdentifier(each.name),
      renderType(each.type),
      each.collation !== null && `${style.keyword('COLLATE')} ${renderCollation(each.collation)}`,
    ),
  )
  const body =
    attributes.length === 0 ? '()' : `(${style.eol}${attributes.join(`,${style.eol}`)}${style.eol})`
  return `${style.keyword('CREATE TYPE')} ${style.name(type)} ${style.keyword('AS')} ${body};`
}

export function renderRange(type: RangeType, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const options = Object.entries(type.options)
    .filter(([name]) => name !== 'subtype')
    .map(([name, value]) => `${kw(name.toUpperCase())} = ${value}`)
  const list = [`${kw('SUBTYPE')} = ${renderType(type.subtype)}`, ...options].join(', ')
  return `${kw('CREATE TYPE')} ${style.name(type)} ${kw('AS RANGE')} (${list});`
}

export function renderSequence(sequence: Sequence, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  return `${words(
    `${kw('CREATE SEQUENCE')} ${style.name(sequence)}`,
    sequence.type.display !== 'bigint' && `${kw('AS')} ${sequence.type.display}`,
    renderSequenceOptions(sequence.options, style),
  )};`
}

/** `ALTER SEQUENCE … OWNED BY …`; null when nothing owns it. */
export function renderSequenceOwner(sequence: Sequence, style: RenderStyle = canonicalStyle): string | null {
  if (!sequence.ownedBy) return null
  const { schema, table, column } = sequence.ownedBy
  const kw = style.keyword
  const owner = `${style.name({ schema, name: table })}.${quoteIdentifier(column)}`
  return `${kw('ALTER SEQUENCE')} ${style.name(sequence)} ${kw('OWNED BY')} ${owner};`
}

/** A type as the text should say it. */
export function renderType(type: DataType): string {
  return type.written === '' ? type.display : type.written
}
