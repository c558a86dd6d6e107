import { createHash } from 'node:crypto'
import type { BundleFile } from '../../tools/tool.ts'
import { backwards, type Executed, filesOf, type Reader } from './reader.ts'

/** Readers of the tools whose migrations are scripts of SQL. */
export const scriptReaders: Readonly<Record<string, Reader>> = {
  sql: (files) => ({
    up: filesOf(files, '', 'up.sql').map(({ content }) => byClient(content)),
    down: backwards(filesOf(files, '', 'down.sql')).map(({ content }) => byClient(content)),
  }),
  flyway: readFlyway,
  'golang-migrate': (files) => ({
    up: filesOf(files, 'migrations/', '.up.sql').map(({ content }) => byServer(content)),
    down: backwards(filesOf(files, 'migrations/', '.down.sql')).map(({ content }) => byServer(content)),
  }),
  prisma: (files) => {
    const lock = files.find(({ path }) => path === 'prisma/migrations/migration_lock.toml')
    if (lock && !lock.content.includes('\nprovider = "postgresql"\n')) throw new Error('provider')
    return {
      up: filesOf(files, 'prisma/', '/migration.sql').map(({ content }) => byServer(content)),
      down: backwards(filesOf(files, 'prisma/', '/down.sql')).map(({ content }) => byServer(content)),
    }
  },
  dbmate: (files) => {
    const scripts = filesOf(files, 'db/migrations/', '.sql').map(({ content }) => dbmateBlocks(content))
    return { up: scripts.map(({ up }) => up), down: backwards(scripts.map(({ down }) => down)) }
  },
  goose: (files) => {
    const scripts = filesOf(files, 'migrations/', '.sql').map(({ content }) => content)
    return {
      up: scripts.map((script) => gooseWay(script, 'up')),
      down: backwards(scripts).map((script) => gooseWay(script, 'down')),
    }
  },
  sqitch: readSqitch,
  atlas: readAtlas,
}

function byClient(script: string, transaction = false): Executed {
  return { transaction, pieces: [script], split: 'client' }
}

function byServer(script: string): Executed {
  return { transaction: false, pieces: [script], split: 'server' }
}

const flywayName = /^db\/migration\/(?:([VU])(\d+(?:\.\d+)*)|R)__(\w+)\.sql$/

function readFlyway(files: readonly BundleFile[]): ReturnType<Reader> {
  const scripts = files.flatMap(({ path, content }) => {
    if (path.endsWith('.conf')) return []
    const name = flywayName.exec(path)
    if (!name) throw new Error(`Flyway does not know ${path}`)
    const conf = files.find((file) => file.path === `${path}.conf`)?.content.split('\n') ?? []
    if (content.includes('${') && !conf.includes('placeholderReplacement=false')) throw new Error(path)
    const version = (name[2] ?? '').split('.').map(Number)
    const executed = byClient(content, !conf.includes('executeInTransaction=false'))
    return [{ kind: name[1] ?? 'R', version, executed }]
  })
  const sorted = (kind: string) =>
    scripts
      .filter((script) => script.kind === kind)
      .sort((a, b) => compareVersions(a.version, b.version))
      .map(({ executed }) => executed)
  return { up: [...sorted('V'), ...sorted('R')], down: backwards(sorted('U')) }
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function dbmateBlocks(content: string): { readonly up: Executed; readonly down: Executed } {
  const up = /^--\s*migrate:up(\s*$|\s+\S+)/m.exec(content)
  const down = /^--\s*migrate:down(\s*$|\s+\S+)$/m.exec(content)
  if (!up || !down || down.index < up.index) throw new Error('dbmate misses a block')
  const head = content.slice(0, up.index).split('\n')
  if (head.some((line) => line.trim() !== '' && !line.trim().startsWith('--'))) throw new Error('head')
  const block = (text: string): Executed => {
    const transaction = !(text.split('\n')[0] ?? '').includes('transaction:false')
    return { transaction, pieces: [text], split: transaction ? 'client' : 'server' }
  }
  return { up: block(content.slice(up.index, down.index)), down: block(content.slice(down.index)) }
}

/** Lines as goose reads them: a statement ends at a line that ends in a semicolon, or at its mark. */
function gooseWay(script: string, wanted: 'up' | 'down'): Executed {
  const pieces: string[] = []
  let transaction = true
  let way: 'up' | 'down' | null = null
  let fenced = false
  let buffer: string[] = []
  const finish = () => {
    if (way === wanted) pieces.push(buffer.join('\n'))
    buffer = []
  }
  for (const line of script.split('\n')) {
    const mark = line.startsWith('--') ? line.slice(2).trim() : ''
    if (mark === '+goose NO TRANSACTION') transaction = false
    else if (mark === '+goose Up') way = 'up'
    else if (mark === '+goose Down') way = 'down'
    else if (mark === '+goose StatementBegin') fenced = true
    else if (mark === '+goose StatementEnd') {
      fenced = false
      finish()
    } else if (buffer.length > 0 || (line !== '' && !line.trim().startsWith('--'))) {
      if (way === null) throw new Error('goose wants its mark first')
      buffer.push(line)
      const words = line.split(/\s+/)
      const comment = words.findIndex((word) => word.startsWith('--'))
      const last = words.slice(0, comment < 0 ? words.length : comment).at(-1) ?? ''
      if (!fenced && last.endsWith(';')) finish()
    }
  }
  if (buffer.length > 0 || fenced) throw new Error('goose misses the end of a statement')
  return { transaction, pieces, split: 'server' }
}

const sqitchChange = /^(\w+)(?: \[(\w+)\])? \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [^<]+ <[^@>]+@[^>]+>(?: # .*)?$/

const sqitchTag = /^@(\w+) \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [^<]+ <[^@>]+@[^>]+>(?: # .*)?$/

function readSqitch(files: readonly BundleFile[]): ReturnType<Reader> {
  const content = (path: string) => {
    const file = files.find((each) => each.path === path)
    if (!file) throw new Error(`Sqitch misses ${path}`)
    return file.content
  }
  if (files.length === 0) return { up: [], down: [] }
  const [syntax, project, blank, ...lines] = content('sqitch.plan').trimEnd().split('\n')
  if (syntax !== '%syntax-version=1.0.0' || !project?.startsWith('%project=') || blank !== '') {
    throw new Error('Sqitch misses the head of its plan')
  }
  let before: string | undefined
  const tags = lines.filter((line) => line.startsWith('@')).map((line) => sqitchTag.exec(line)?.[1])
  if (tags.includes(undefined) || new Set(tags).size < tags.length)
    throw new Error('Sqitch cannot read a tag')
  const changes = lines.flatMap((line, at) => {
    // A tag belongs to the change above it.
    if (line === '' || (line.startsWith('@') && at > 0)) return []
    const [, name = '', requires] = sqitchChange.exec(line) ?? []
    if (name === '' || requires !== before) throw new Error(`Sqitch cannot read ${line}`)
    before = name
    content(`verify/${name}.sql`)
    return [name]
  })
  return {
    up: changes.map((name) => byClient(content(`deploy/${name}.sql`))),
    down: backwards(changes).map((name) => byClient(content(`revert/${name}.sql`))),
  }
}

function readAtlas(files: readonly BundleFile[]): ReturnType<Reader> {
  const scripts = filesOf(files, 'migrations/', '.sql')
  checkAtlasSum(scripts, files.find(({ path }) => path === 'migrations/atlas.sum')?.content ?? '')
  return {
    up: scripts.map(({ content }) => atlasScript(content)),
    down: backwards(filesOf(files, 'down/', '.sql')).map(({ content }) => byClient(content)),
  }
}

function atlasScript(content: string): Executed {
  const [first = '', ...rest] = content.split('\n')
  const delimiter = first.startsWith('-- atlas:delimiter ') ? first.slice(19) : ''
  if (delimiter === '') throw new Error('Atlas is told no delimiter')
  const head = rest.slice(0, rest.indexOf(''))
  const marks = content.split('\n').filter((line) => /^[ -~]*atlas:\w/.test(line))
  if (marks.length !== 1 + head.length) throw new Error('Atlas finds a mark where none was meant')
  const pieces = rest.slice(head.length).join('\n').split(delimiter).slice(0, -1)
  return { transaction: !head.includes('-- atlas:txmode none'), pieces, split: 'server' }
}

function checkAtlasSum(scripts: readonly BundleFile[], sum: string): void {
  const running = createHash('sha256')
  const total = createHash('sha256')
  const lines = scripts.map(({ path, content }) => {
    const name = path.slice('migrations/'.length)
    const hash = running.update(name).update(content).copy().digest('base64')
    total.update(name).update(hash)
    return `${name} h1:${hash}\n`
  })
  const expected = scripts.length === 0 ? '' : `h1:${total.digest('base64')}\n${lines.join('')}`
  if (sum !== expected) throw new Error('atlas.sum does not fit')
}
