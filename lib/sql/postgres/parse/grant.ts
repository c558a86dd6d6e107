import { type Cursor, Kind, type Name, type ObjectTarget, type StatementNode } from '../../core/index.ts'
import { readLabel, readNameList } from './names.ts'
import { readSort, readTarget, type Sort } from './target.ts'

type Grant = Extract<StatementNode, { kind: 'grant' | 'revoke' }>

/** Reads GRANT and REVOKE from that word; those of role membership are left as they are. */
export function readGrant(c: Cursor, kind: Grant['kind']): StatementNode {
  c.next()
  let withGrantOption = kind === 'revoke' && c.eat('grant', 'option', 'for')
  const privileges = readPrivileges(c)
  if (!c.eat('on')) {
    // Membership: GRANT role TO role.
    const ends = (c.is('to') || c.is('from')) && privileges.every(isRole)
    if (!ends) c.reportHere(`expected ON after the privileges`)
    c.takeRest()
    return ends ? { kind: 'other', words: kind } : { kind: 'broken' }
  }
  const sort: Sort = readGrantSort(c)
  const targets: ObjectTarget[] = []
  if (sort.words.startsWith('all ')) {
    do {
      const schema = readLabel(c, 'a schema')
      if (!schema) break
      const name = { from: schema.from, to: schema.to, parts: [schema] }
      targets.push({
        from: schema.from,
        to: schema.to,
        word: sort.word,
        words: sort.words,
        name,
        args: null,
        on: null,
      })
    } while (c.eatKind(Kind.comma))
  } else {
    do {
      const target = readTarget(c, sort)
      if (!target) break
      targets.push(target)
    } while (c.eatKind(Kind.comma))
  }
  if (!c.expect(kind === 'grant' ? 'to' : 'from')) return { kind: 'broken' }
  const grantees = readGrantees(c)
  if (c.eat('with', 'grant', 'option')) withGrantOption = true
  if (c.eat('granted', 'by')) readLabel(c, 'a role')
  if (!c.eat('cascade')) c.eat('restrict')
  return { kind, privileges, word: sort.word, words: sort.words, targets, grantees, withGrantOption }
}

/** Reads ALTER DEFAULT PRIVILEGES from behind these words. */
export function readDefaultPrivileges(c: Cursor): StatementNode {
  const roles: Name[] = []
  const schemas: Name[] = []
  for (;;) {
    if (c.eat('for', 'role') || c.eat('for', 'user')) roles.push(...readLabels(c, 'a role'))
    else if (c.eat('in', 'schema')) schemas.push(...readLabels(c, 'a schema'))
    else break
  }
  const action = c.is('revoke') ? 'revoke' : 'grant'
  if (!c.eat(action)) {
    c.reportHere('expected GRANT or REVOKE')
    return { kind: 'broken' }
  }
  let withGrantOption = action === 'revoke' && c.eat('grant', 'option', 'for')
  const privileges = readPrivileges(c)
  if (!c.expect('on')) return { kind: 'broken' }
  const objects = defaultObjects.find((words) => c.eat(...words.split(' ')))
  if (objects === undefined) {
    c.reportHere('expected TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS')
    return { kind: 'broken' }
  }
  if (!c.expect(action === 'grant' ? 'to' : 'from')) return { kind: 'broken' }
  const grantees = readGrantees(c)
  if (c.eat('with', 'grant', 'option')) withGrantOption = true
  if (!c.eat('cascade')) c.eat('restrict')
  return {
    kind: 'alterDefaultPrivileges',
    action,
    roles,
    schemas,
    objects: objects === 'routines' ? 'functions' : objects,
    privileges,
    grantees,
    withGrantOption,
  }
}

/** What new objects can be, as privileges by default name them. */
const defaultObjects = ['tables', 'sequences', 'functions', 'routines', 'types', 'schemas', 'large objects']

function readPrivileges(c: Cursor): Grant['privileges'] {
  const privileges: Grant['privileges'][number][] = []
  do {
    const privilege = readPrivilege(c)
    if (!privilege) break
    privileges.push(privilege)
  } while (c.eatKind(Kind.comma))
  return privileges
}

function readGrantees(c: Cursor): readonly Name[] {
  const grantees: Name[] = []
  do {
    c.eat('group')
    const grantee = readLabel(c, 'a role')
    if (grantee) grantees.push(grantee)
  } while (c.eatKind(Kind.comma))
  return grantees
}

function readLabels(c: Cursor, what: string): readonly Name[] {
  const names: Name[] = []
  do {
    const name = readLabel(c, what)
    if (name) names.push(name)
  } while (c.eatKind(Kind.comma))
  return names
}

/** Whether what was read as a privilege can be a role, with REVOKE's `ADMIN OPTION FOR` before it. */
function isRole({ name }: Grant['privileges'][number]): boolean {
  return !name.includes(' ') || name.includes(' option for ')
}

function readPrivilege(c: Cursor): Grant['privileges'][number] | null {
  const words: string[] = []
  while (c.kind() === Kind.word || c.kind() === Kind.quotedName) {
    if (c.is('on') || c.is('to') || c.is('from')) break
    words.push(c.word() || c.raw())
    c.next()
  }
  if (words.length === 0) {
    c.reportHere('expected a privilege')
    return null
  }
  const columns = c.kind() === Kind.openParen ? (readNameList(c, 'a column')?.names ?? []) : []
  const name = words.join(' ')
  return { name: name === 'all privileges' ? 'all' : name, columns }
}

/** `TABLE` may be left out; `ALL TABLES IN SCHEMA` names the schemas. */
function readGrantSort(c: Cursor): Sort {
  if (c.is('all') && c.is('in', 2) && c.is('schema', 3)) {
    const words = `all ${c.word(1)} in schema`
    c.eat('all')
    c.next()
    c.eat('in', 'schema')
    return { words, word: 'other' }
  }
  if (c.eat('foreign', 'server')) return { words: 'foreign server', word: 'other' }
  const start = c.at
  const sort = readSort(c)
  // A table may be called `sequence` or `type`.
  const isName = c.is('to') || c.is('from') || c.kind() === Kind.comma || c.kind() === Kind.dot
  if (sort && !isName) return sort
  c.at = start
  return { words: 'table', word: 'table' }
}
