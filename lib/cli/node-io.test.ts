import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeOut } from './load.ts'
import { nodeIo } from './node-io.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'athena-io-'))
  await writeFile(join(folder, 'file'), '')
})
afterAll(() => rm(folder, { recursive: true }))

describe('writing files', () => {
  it('makes the folders that are missing, and minds none that are there', async () => {
    const path = join(folder, 'a/b/c.txt')
    await nodeIo.write(path, 'one')
    await nodeIo.write(path, 'two')
    expect(await readFile(path, 'utf8')).toBe('two')
  })

  it.each([
    ['below a file', () => join(folder, 'file/x/c.txt')],
    ['in a file system that takes no folders', () => '/proc/athena/x/c.txt'],
    ['directly in one', () => '/proc/c.txt'],
    ['in place of a folder', () => folder],
  ])('says the path and why when it cannot be written %s', async (_where, path) => {
    await expect(writeOut(path(), 'x', nodeIo)).rejects.toThrow(`${path()}: cannot be written: `)
  })
})
