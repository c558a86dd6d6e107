import type { monaco } from './monaco'

/** Words shown as keywords: those of DDL and of the queries in it. Names that are also common columns are left out. */
const keywords = words(`
  add after all alter always and any array as asc authorization before begin between both by cascade case
  cast check collate column comment commit concurrently constraint create cross current_date
  current_timestamp current_user cycle database declare default deferrable deferred delete desc detach
  attach distinct do domain drop each else elsif end enum event exception exclude execute exists
  extension extended false fetch for foreign from full function generated grant group handler having
  identity if ilike immediate immutable in include increment index inherit inherits initially inner
  insert instead intersect into is join key language lateral leading leakproof left like limit list
  localtime localtimestamp loop match materialized maxvalue minvalue natural no not nothing notify null
  nulls of off offset on only operator option or order outer over owned owner parallel partition perform
  policy precision primary procedure publication raise range references refresh rename replace restrict
  restricted return returning returns revoke right row rows rule schema security select sequence server
  session_user set setof similar some stable start statement statistics stored strict symmetric table
  tablespace temp temporary then to trailing trigger truncate trusted true type union unique unlogged
  update user using valid validate values variadic view virtual volatile when where while window with
  within without wrapper
`)

/** Names of built-in types of one word. */
const types = words(`
  bigint bigserial bit bool boolean box bpchar bytea char character cidr circle citext date daterange
  datemultirange decimal double float float4 float8 geography geometry hstore inet int int2 int4 int8
  int4range int8range integer interval json jsonb jsonpath line lseg ltree macaddr macaddr8 money
  nchar numeric numrange oid path pg_lsn point polygon real regclass serial smallint smallserial text
  time timestamp timestamptz timetz tsquery tsrange tstzrange tsvector uuid varbit varchar varying
  vector xml zone
`)

/** Colours SQL: DDL words, types, strings of every quoting, nested comments. Bodies in dollars are coloured as code. */
export const grammar: monaco.languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.sql',
  ignoreCase: true,
  unicode: true,
  keywords,
  types,
  brackets: [
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
    { open: '[', close: ']', token: 'delimiter.square' },
  ],
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      [/--.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/\$[\p{L}_]?[\p{L}\p{N}_]*\$/u, 'string.delimiter'],
      [/\$\d+/, 'variable'],
      [/(?:0x[\da-f_]+|0o[0-7_]+|0b[01_]+)/, 'number'],
      [/(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?/, 'number'],
      [/e'/, 'string', '@escaped'],
      [/(?:u&|[bxn])?'/, 'string', '@string'],
      [/(?:u&)?"/, 'identifier.quote', '@quoted'],
      [/^\\.*$/, 'metatag'],
      [
        /[\p{L}_][\p{L}\p{N}_$]*/u,
        { cases: { '@keywords': 'keyword', '@types': 'type', '@default': 'identifier' } },
      ],
      [/[;,.]/, 'delimiter'],
      [/[()[\]]/, '@brackets'],
      [/[<>=!%&+\-*/|~^@#?:`]+/, 'operator'],
    ],
    comment: [
      [/[^*/]+/, 'comment'],
      [/\/\*/, 'comment', '@push'],
      [/\*\//, 'comment', '@pop'],
      [/./, 'comment'],
    ],
    string: [
      [/[^']+/, 'string'],
      [/''/, 'string'],
      [/'/, 'string', '@pop'],
    ],
    escaped: [
      [/[^'\\]+/, 'string'],
      [/\\./, 'string.escape'],
      [/''/, 'string'],
      [/'/, 'string', '@pop'],
    ],
    quoted: [
      [/[^"]+/, 'identifier.quote'],
      [/""/, 'identifier.quote'],
      [/"/, 'identifier.quote', '@pop'],
    ],
  },
}

/** How the editor helps with brackets and comments. Quotes are never closed for the user: they double. */
export const configuration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] },
  brackets: [
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')', notIn: ['string', 'comment'] },
    { open: '[', close: ']', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  wordPattern: /[\p{L}_][\p{L}\p{N}_$]*|"(?:[^"]|"")*"/u,
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/)
}
