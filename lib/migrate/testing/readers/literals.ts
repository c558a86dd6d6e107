import { backwards, type Executed, filesOf, type Reader } from './reader.ts'

/** Readers of the tools whose migrations are written in languages that these tests do not run. */
export const literalReaders: Readonly<Record<string, Reader>> = {
  alembic: (files) => {
    const revisions = filesOf(files, 'versions/', '.py').map(({ content }) => content)
    revisions.forEach((content, at) => {
      const before = /^revision = ("\d{14}")$/m.exec(revisions[at - 1] ?? '')?.[1] ?? 'None'
      if (!content.includes(`\ndown_revision = ${before}\n`)) throw new Error('Alembic misses a revision')
    })
    const functions = revisions.map((content) => {
      const [head = '', ...rest] = content.split('\ndef upgrade() -> None:\n')
      const [up = '', down = '', ...more] = rest.join('').split('\ndef downgrade() -> None:\n')
      if (!head.includes('\nfrom alembic import op\n') || more.length > 0) throw new Error(content)
      return { up: python(up), down: python(down) }
    })
    return { up: functions.map(({ up }) => up), down: backwards(functions.map(({ down }) => down)) }
  },
  rails: (files) => {
    const classes = filesOf(files, 'db/migrate/', '.rb').map(({ path, content }) => {
      const name = camelized(path.slice('db/migrate/'.length + 15, -3))
      if (!content.includes(`\nclass ${name} < ActiveRecord::Migration[6.1]\n`)) throw new Error(path)
      return ruby(content)
    })
    return { up: classes.map(({ up }) => up), down: backwards(classes.map(({ down }) => down)) }
  },
}

function camelized(name: string): string {
  return name.replace(/(?:^|_)([a-z\d]*)/g, (_, word: string) => word.charAt(0).toUpperCase() + word.slice(1))
}

const pythonCall = /^ +op\.execute\(("""(?:[^\\"]|\\[\s\S]|"(?!""))*"""|"(?:[^\\"\n]|\\.)*")\)$/

/** The body of a function: comments, and calls whose argument is a string. */
function python(body: string): Executed {
  const pieces: string[] = []
  let transaction = true
  let rest = body
  while (rest.trim() !== '') {
    const end = /\n/.exec(rest)?.index ?? rest.length
    const line = rest.slice(0, end)
    if (line.trim() === '' || line.trim() === 'pass' || line.trim().startsWith('#'))
      rest = rest.slice(end + 1)
    else if (line === '    with op.get_context().autocommit_block():') {
      transaction = false
      rest = rest.slice(end + 1)
    } else {
      const call = new RegExp(pythonCall.source, 'm').exec(rest)
      if (call?.index !== 0) throw new Error(`Python cannot read ${rest}`)
      const literal = call[1] ?? ''
      const quotes = literal.startsWith('"""') ? 3 : 1
      pieces.push(sqlText(unescaped(literal.slice(quotes, -quotes), { n: '\n', r: '\r' })))
      rest = rest.slice(call[0].length + 1)
    }
  }
  return { transaction, pieces, split: 'server' }
}

/** What SQLAlchemy makes of a text: a place for a value is an error here, as nobody gives one. */
function sqlText(text: string): string {
  const place = /(?<![:\p{L}\p{N}_\\]):([\p{L}\p{N}_]+)(?!:)/u.exec(text)
  if (place) throw new Error(`SQLAlchemy misses a value for ${place[0]}`)
  return text.replace(/\\(:[\p{L}\p{N}_$]*)(?![:\p{L}\p{N}_$])/gu, '$1')
}

function ruby(content: string): { readonly up: Executed; readonly down: Executed } {
  const transaction = !content.includes('\n  disable_ddl_transaction!\n')
  const found: Record<string, string[]> = { up: [], down: [] }
  let into: string[] = []
  const lines = content.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const heredoc = /^ {4}execute <<-'(\w+)'\.chomp$/.exec(line)
    if (line.startsWith('  def ')) into = found[line.slice(6)] ?? []
    else if (heredoc) {
      const end = lines.findIndex((each, index) => index > at && each.trim() === heredoc[1])
      into.push(lines.slice(at + 1, end).join('\n'))
      at = end
    } else if (line.startsWith("    execute '")) {
      if (/['\\]/.test(line.slice(13, -1))) throw new Error(`Ruby reads ${line} otherwise`)
      into.push(line.slice(13, -1))
    } else if (line.startsWith('    execute "')) {
      into.push(unescaped(line.slice(13, -1), { n: '\n', r: '\r' }))
    } else if (line.trim() !== '' && !/^ *(#|end$|class |disable_ddl_transaction!$)/.test(line)) {
      throw new Error(`Ruby cannot read ${line}`)
    }
  }
  const executed = (pieces: readonly string[]): Executed => ({ transaction, pieces, split: 'server' })
  return { up: executed(found.up ?? []), down: executed(found.down ?? []) }
}

function unescaped(text: string, letters: Readonly<Record<string, string>>): string {
  return text.replace(/\\([\s\S])/g, (_, ch: string) => letters[ch] ?? ch)
}
