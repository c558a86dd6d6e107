import type { Io } from '../command.ts'
import { main } from '../main.ts'

export type Files = Record<string, string>

/** Runs a command line against files in memory, which it may change. */
export async function run(argv: readonly string[], files: Files) {
  let out = ''
  const errors: string[] = []
  const io: Io = {
    async read(path) {
      const content = files[path]
      if (content === undefined) throw new Error('no such file')
      return new TextEncoder().encode(content)
    },
    async list(folder) {
      const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
      return inside.map((path) => path.slice(folder.length + 1))
    },
    async write(path, content) {
      files[path] = String(content)
    },
    async writeAll(folder, list) {
      for (const path of await io.list(folder)) delete files[`${folder}/${path}`]
      for (const { path, content } of list) files[`${folder}/${path}`] = content
    },
    out(text) {
      out += text
    },
    line(text) {
      out += `${text}\n`
    },
    err: (text) => void errors.push(text),
    now: () => new Date('2026-01-02T03:04:05Z'),
  }
  return { code: await main(argv, io), out, errors: errors.join('\n') }
}
