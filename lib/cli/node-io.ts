import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Io } from './command.ts'

/** The real process: files, standard streams and the clock. */
export const nodeIo: Io = {
  read: (path) => (path === '-' ? readStandardInput() : readFile(path)),
  async write(path, content) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  },
  out: (text) => void process.stdout.write(text),
  line: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  now: () => new Date(),
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
