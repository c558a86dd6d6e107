import type { LexicalProfile, Opener, SegmentProfile } from '../core/index.ts'

/** PostgreSQL's tokens; source: the manual's chapter "Lexical Structure". */
export const postgresLexical: LexicalProfile = {
  nameQuotes: { '"': '"' },
  stringPrefixes: ['e', 'b', 'x', 'n', 'u&'],
  backslashPrefixes: ['e'],
  namePrefixes: ['u&'],
  lineComments: ['--'],
  nestedComments: true,
  dollarStrings: true,
  wordCharacters: '$',
  operatorCharacters: '+-*/<>=~!@#%^&|`?',
  fold: 'lower',
  maxNameBytes: 63,
}

/** The same after `SET standard_conforming_strings = off`, as in dumps of old servers and of other tools. */
const escapingLexical: LexicalProfile = { ...postgresLexical, backslashPrefixes: ['e', 'n', ''] }

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const objects = set(
  'table index view materialized type domain sequence schema extension function procedure routine aggregate ' +
    'trigger event rule policy role user group database tablespace server publication subscription cast ' +
    'collation conversion operator statistics text language procedural access foreign large',
)

const created = new Set([
  ...objects,
  ...set('or unlogged temp temporary global local unique recursive constraint trusted transform default'),
])

const commented = new Set([...objects, ...set('column constraint')])

/** Words behind which ALTER or DROP goes on an ALTER TABLE about a column of that name. */
const columnWords = set(
  'set drop type add reset restart cascade restrict not null default primary references unique check collate ' +
    'generated constraint',
)
const nothing: ReadonlySet<string> = new Set()

/** Beginnings of statements in which INSERT may stand on a line of its own. */
const holdsInsert = ['with', 'explain', 'prepare', 'create rule', 'create or replace rule', 'create function']
  .concat([
    'create or replace function',
    'create procedure',
    'create or replace procedure',
    'declare',
    'execute',
  ])
  .concat(['copy', 'do'])

const closedHeads = [
  'create table',
  'create index',
  'create unique index',
  'create sequence',
  'create type',
].concat(['comment', 'insert', 'create unlogged table', 'create extension', 'create domain', 'create policy'])

const common = { continues: [], ends: null, not: nothing, nested: 'yes', follow: 'name' } as const

const openers: readonly Opener[] = [
  {
    ...common,
    words: ['create', created],
    continues: ['create schema', 'explain', 'prepare'],
    follow: 'any',
  },
  { ...common, words: ['alter', objects], not: columnWords },
  { ...common, words: ['alter', 'default', 'privileges'] },
  { ...common, words: ['drop', objects], not: columnWords },
  { ...common, words: ['comment', 'on', commented] },
  {
    ...common,
    words: ['grant'],
    continues: ['create schema', 'alter', 'revoke', 'grant'],
    not: set('option'),
  },
  { ...common, words: ['revoke'], continues: ['create schema', 'alter', 'grant'] },
  { ...common, words: ['insert', 'into'], continues: holdsInsert, nested: 'no' },
  { ...common, words: ['delete', 'from'], ends: closedHeads, nested: 'no' },
  { ...common, words: ['copy'], ends: closedHeads, nested: 'no' },
  { ...common, words: ['set'], ends: closedHeads, follow: 'set', nested: 'no' },
]

/** Where PostgreSQL's statements begin and end, as `psql` runs a script. */
export const postgresSegments: SegmentProfile = {
  lexical: postgresLexical,
  openers,
  clientCommands: true,
  atomicHeads: [
    'create function',
    'create or replace function',
    'create procedure',
    'create or replace procedure',
  ],
  nestingHeads: ['create schema'],
  listHeads: ['create rule', 'create or replace rule'],
  afterDollarString: set(
    'language immutable stable volatile strict security external cost rows parallel set window leakproof called ' +
      'returns support transform not as with is and or then else end from where when collate in like order group ' +
      'limit union on using to before after',
  ),
}

/** The same where backslashes are escapes in plain strings. */
export const escapingSegments: SegmentProfile = { ...postgresSegments, lexical: escapingLexical }
