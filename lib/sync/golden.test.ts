import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOps, type SchemaOpInput } from '../schema/index.ts'
import { applyChange } from '../text/index.ts'
import { openDocument } from './open.ts'
import { writeOps } from './write/write-ops.ts'

/**
 * Each folder is a case: `input.sql`, `ops.json`, and the text after the ops. What could not be told
 * for certain is listed in `unresolved.txt` when there is any. UPDATE_GOLDEN=1 writes them anew.
 */
const folder = join(import.meta.dirname, 'fixtures')
const update = process.env.UPDATE_GOLDEN === '1'

describe('texts after ops', () => {
  for (const name of readdirSync(folder).sort()) {
    it(name, () => {
      const path = (file: string) => join(folder, name, file)
      const known = new Set(['input.sql', 'ops.json', 'expected.sql', 'unresolved.txt'])
      expect(readdirSync(join(folder, name)).filter((file) => !known.has(file))).toEqual([])
      const input = readFileSync(path('input.sql'), 'utf8')
      const ops = parseOps(JSON.parse(readFileSync(path('ops.json'), 'utf8')) as SchemaOpInput[])
      const state = openDocument(input, 'postgres')
      expect(state.diagnostics).toEqual([])
      const written = writeOps(state, ops)
      if (!written.ok) throw new Error(`${written.error.code}: ${written.error.message}`)
      const text = applyChange(input, written.value.change)
      expect(openDocument(text, 'postgres').diagnostics).toEqual([])
      const unresolved = written.value.unresolved.map((each) => `${each.text} in ${each.inside}\n`).join('')
      for (const each of written.value.unresolved) expect(text.slice(each.from, each.to)).toBe(each.text)
      if (update) {
        writeFileSync(path('expected.sql'), text)
        if (unresolved !== '') writeFileSync(path('unresolved.txt'), unresolved)
        return
      }
      expect(text).toBe(readFileSync(path('expected.sql'), 'utf8'))
      const listed = existsSync(path('unresolved.txt')) ? readFileSync(path('unresolved.txt'), 'utf8') : ''
      expect(unresolved).toBe(listed)
    })
  }
})
