import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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

  it('writes a folder whole or not at all', async () => {
    const bundle = join(folder, 'bundles/one')
    await nodeIo.writeAll(bundle, [
      { path: 'up.sql', content: 'up' },
      { path: 'deep/down.sql', content: 'down' },
    ])
    expect(await readFile(join(bundle, 'deep/down.sql'), 'utf8')).toBe('down')
    const worse = [
      { path: 'up.sql', content: 'other' },
      { path: 'up.sql/x', content: 'below a file' },
    ]
    await expect(nodeIo.writeAll(bundle, worse)).rejects.toThrow()
    expect(await readFile(join(bundle, 'up.sql'), 'utf8')).toBe('up')
    expect([...(await nodeIo.list(bundle))].sort()).toEqual(['deep/down.sql', 'up.sql'])
    await nodeIo.writeAll(bundle, [{ path: 'new.sql', content: 'new' }])
    expect(await nodeIo.list(bundle)).toEqual(['new.sql'])
    expect(await nodeIo.list(join(folder, 'nowhere'))).toEqual([])
    expect(await readdir(join(folder, 'bundles'))).toEqual(['one'])
  })
})
