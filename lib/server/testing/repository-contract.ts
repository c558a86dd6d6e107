import { expect, it } from 'vitest'
import { emptyLayout } from '../../layout/index.ts'
import type { SaveRequest } from '../../store/index.ts'
import type { Database } from '../database.ts'
import { createProject, deleteProject, listProjects, readProject, renameProject } from '../projects.ts'
import { saveDocument } from '../save.ts'
import { listVersions, nameVersion, readVersion } from '../versions.ts'

const start = new Date('2026-01-01T12:00:00Z')
const first = (project: string) => ({ project, branch: null })
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

/** What the repositories promise on whatever database; run once for each. */
export function describeRepositories(database: () => Database): void {
  const create = async (text: string, name = 'shop') => {
    const created = await createProject(database(), { name, dialect: 'postgres', text }, start)
    if (!created.ok) throw new Error(created.error.detail)
    return created.value
  }
  const read = async (id: string) => {
    const found = await readProject(database(), first(id))
    if (!found.ok) throw new Error(found.error.detail)
    return found.value
  }
  const save = (id: string, baseRevision: number, part: Partial<SaveRequest>, now = start) =>
    saveDocument(
      database(),
      first(id),
      {
        baseRevision,
        change: null,
        layout: null,
        dismissals: null,
        tableCount: null,
        thumbnail: null,
        ...part,
      },
      now,
    )
  const insert = (at: number, text: string) => ({ replacements: [{ from: at, to: at, insert: text }] })

  it.each([
    ['plain', 'CREATE TABLE a ();\n'],
    ['line ends and byte order mark', '\ufeffa\r\nb\rc\n'],
    ['zero bytes', 'a\0b'],
    ['halves of surrogate pairs', 'a\ud83eb \udd89'],
    ['many scripts', 'таблица 表 🦉 é'],
    ['nothing', ''],
  ])('gives back every text exactly: %s', async (_name, text) => {
    const { id } = await create(text)
    expect((await read(id)).text).toBe(text)
    expect((await save(id, 0, { change: insert(0, '\0\ud83e') })).ok).toBe(true)
    expect((await read(id)).text).toBe(`\0\ud83e${text}`)
  })

  it('lists, renames and deletes', async () => {
    const { id } = await create('x', 'first')
    expect((await listProjects(database())).map((project) => project.id)).toContain(id)
    expect(await renameProject(database(), id, 'second')).toMatchObject({
      ok: true,
      value: { name: 'second' },
    })
    expect(await deleteProject(database(), id)).toEqual({ ok: true, value: null })
    expect(await readProject(database(), first(id))).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await deleteProject(database(), id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await renameProject(database(), id, 'third')).toMatchObject({ ok: false })
    expect(await listVersions(database(), first(id))).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await save(id, 0, {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('saves text, sidecar and facts at once', async () => {
    const { id } = await create('ab')
    const layout = { placements: { 'table:public.a\0': { x: 1.5, y: -2 } }, annotations: [] }
    const dismissals = { key: { reason: 'known', at: start.toISOString() } }
    const thumbnail = { width: 1, height: 1, nodes: [], edges: [] }
    const saved = await save(
      id,
      0,
      { change: insert(1, '-'), layout, dismissals, tableCount: 3, thumbnail },
      later(1),
    )
    expect(saved).toEqual({ ok: true, value: { revision: 1, updatedAt: later(1).toISOString() } })
    expect(await read(id)).toMatchObject({
      text: 'a-b',
      layout,
      dismissals,
      tableCount: 3,
      thumbnail,
      revision: 1,
    })
  })

  it('refuses a save on an old revision and hands out the current document', async () => {
    const { id } = await create('ab')
    await save(id, 0, { change: insert(2, '!') })
    const refused = await save(id, 0, { change: insert(0, 'lost') })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { text: 'ab!', revision: 1 } },
    })
    expect((await read(id)).text).toBe('ab!')
  })

  it('of many saves on one revision exactly one is taken', async () => {
    const { id } = await create('')
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => save(id, 0, { saveId: `s${n}`, change: insert(0, `${n}`) })),
    )
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await read(id)).toMatchObject({ revision: 1 })
    expect((await read(id)).text).toHaveLength(1)
  })

  it('answers a repeated save as the first time', async () => {
    const { id } = await create('')
    await save(id, 0, { saveId: 'one', change: insert(0, 'a') })
    await save(id, 1, { saveId: 'two', change: insert(1, 'b') })
    expect(await save(id, 0, { saveId: 'one', change: insert(0, 'a') })).toMatchObject({
      ok: true,
      value: { revision: 1 },
    })
    expect(await read(id)).toMatchObject({ text: 'ab', revision: 2 })
  })

  it('refuses a change that does not fit, and leaves everything as it was', async () => {
    const { id } = await create('ab')
    const reaching = { replacements: [{ from: 0, to: 9, insert: '' }] }
    const overlapping = {
      replacements: [
        { from: 0, to: 2, insert: '' },
        { from: 1, to: 2, insert: '' },
      ],
    }
    for (const change of [reaching, overlapping]) {
      expect(await save(id, 0, { change })).toMatchObject({ ok: false, error: { code: 'invalid' } })
    }
    expect(await read(id)).toMatchObject({ text: 'ab', revision: 0 })
  })

  it('refuses documents above 20 MiB, naming the limit', async () => {
    const big = 'é'.repeat(10 * 1024 * 1024)
    const { id } = await create(big)
    const refused = await save(id, 0, { change: insert(0, 'x') })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'too-large', detail: expect.stringContaining('20 MiB') },
    })
    expect(
      await createProject(database(), { name: 'n', dialect: 'postgres', text: `${big}x` }, start),
    ).toMatchObject({
      ok: false,
      error: { code: 'too-large' },
    })
    expect(await read(id)).toMatchObject({ revision: 0 })
    await deleteProject(database(), id)
  })

  it('keeps versions: the first text, the state before a later session, and named ones', async () => {
    const { id } = await create('one')
    await save(id, 0, { change: insert(3, ' two'), tableCount: 2 }, later(1))
    await save(id, 1, { change: insert(7, ' three') }, later(30))
    const named = await nameVersion(database(), first(id), 'release', later(31))
    await save(id, 2, { change: insert(0, 'zero ') }, later(32))
    const listed = await listVersions(database(), first(id))
    if (!listed.ok || !named.ok) throw new Error('no versions')
    expect(listed.value.map(({ name, revision }) => [name, revision])).toEqual([
      ['release', 2],
      [null, 1],
      [null, 0],
    ])
    const texts = await Promise.all(listed.value.map((version) => readVersion(database(), id, version.id)))
    expect(texts).toMatchObject([
      { value: { text: 'one two three', layout: emptyLayout } },
      { value: { text: 'one two', tableCount: 2 } },
      { value: { text: 'one' } },
    ])
    expect(await readVersion(database(), 'other', named.value.id)).toMatchObject({ ok: false })
    expect(await nameVersion(database(), first('other'), 'x', start)).toMatchObject({ ok: false })
  })

  it('keeps the state before most of a text is deleted', async () => {
    const text = 'x'.repeat(1000)
    const { id } = await create('')
    await save(id, 0, { change: insert(0, text) })
    await save(id, 1, { change: { replacements: [{ from: 0, to: 900, insert: '' }] } }, later(1))
    const listed = await listVersions(database(), first(id))
    expect(listed).toMatchObject({ ok: true, value: [{ revision: 1 }] })
  })
}
