import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Io } from './command.ts'

/** The real process: files, standard streams and the clock. */
export const nodeIo: Io = {
  read: (path) => (path === '-' ? readStandardInput() : readFile(path)),
  async list(folder) {
    if (!(await isFolder(folder))) return []
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  },
  async write(path, content) {
    await makeFolder(dirname(path))
    await writeFile(path, content)
  },
  async writeAll(folder, files) {
    const end = resolve(folder)
    await makeFolder(dirname(end))
    const draft = join(dirname(end), `.${basename(end)}-${process.pid}`)
    await mkdir(draft)
    try {
      for (const { path, content } of files) await this.write(join(draft, path), content)
      await exchange(draft, end)
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  },
  out: (text) => void process.stdout.write(text),
  line: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  now: () => new Date(),
}

/** Puts a folder in the place of another, if there is one; that one is back when it does not work out. */
async function exchange(draft: string, end: string): Promise<void> {
  if (!(await isFolder(end))) return rename(draft, end)
  const former = `${draft}-former`
  await rename(end, former)
  try {
    await rename(draft, end)
  } catch (error) {
    await rename(former, end)
    throw error
  }
  await rm(former, { recursive: true, force: true })
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/**
 * Makes a folder and those it is in. Step by step: Node's own recursion never ends where a file system
 * answers that the parent it has just seen is not there, as /proc does.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path))
      await mkdir(path)
    } else if (!(await isFolder(path))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
