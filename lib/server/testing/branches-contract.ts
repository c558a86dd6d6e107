import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Result } from '../../base/index.ts'
import { reviewSettingsSchema, usualSettings } from '../../review/settings/index.ts'
import { createBranch, deleteBranch, listBranches, readBranchBase, renameBranch } from '../branches.ts'
import type { Database } from '../database.ts'
import { createProject, deleteProject, readProject } from '../projects.ts'
import { keepReview, readReview } from '../review.ts'
import { keepRowCounts, readRowCounts } from '../row-counts.ts'
import { saveDocument } from '../save.ts'
import { listVersions, nameVersion, readVersion } from '../versions.ts'

const start = new Date('2026-01-01T12:00:00Z')

function taken<T>(result: Result<T, { readonly detail: string }>): T {
  if (!result.ok) throw new Error(result.error.detail)
  return result.value
}

/** What branches promise on whatever database; run once for each. */
export function describeBranches(database: () => Database): void {
  const project = async (text: string) =>
    taken(await createProject(database(), { name: 'shop', dialect: 'postgres', text }, start)).id
  const read = async (id: string, branch: string | null) =>
    taken(await readProject(database(), { project: id, branch }))
  const fork = async (id: string, from: string, name: string, version: string | null = null) =>
    taken(await createBranch(database(), id, { name, from, version }, start)).id
  const append = async (id: string, branch: string | null, text: string) => {
    const { text: before, revision } = await read(id, branch)
    const change = { replacements: [{ from: before.length, to: before.length, insert: text }] }
    const facts = { layout: null, dismissals: null, tableCount: null, thumbnail: null }
    const request = { baseRevision: revision, change, ...facts }
    return taken(await saveDocument(database(), { project: id, branch }, request, start))
  }
  const baseOf = async (id: string, one: string, other: string) =>
    taken(await readBranchBase(database(), id, one, other)).text

  it('gives each branch its own text, versions and revision', async () => {
    const id = await project('a')
    const side = await fork(id, id, 'side')
    await append(id, side, ' side')
    await append(id, null, ' main')
    await nameVersion(database(), { project: id, branch: side }, 'on the side', start)
    expect([(await read(id, null)).text, (await read(id, side)).text]).toEqual(['a main', 'a side'])
    expect((await read(id, side)).branch).toMatchObject({ name: 'side', parentId: id, revision: 1 })
    const names = async (branch: string | null) =>
      taken(await listVersions(database(), { project: id, branch })).map(({ name }) => name)
    expect([await names(null), await names(side)]).toEqual([[null], ['on the side', null]])
    expect(taken(await listBranches(database(), id)).map(({ name }) => name)).toEqual(['main', 'side'])
  })

  it('forks from a version', async () => {
    const id = await project('one')
    await append(id, null, ' two')
    const kept = taken(await nameVersion(database(), { project: id, branch: null }, 'kept', start))
    await append(id, null, ' three')
    const side = await fork(id, id, 'side', kept.id)
    expect((await read(id, side)).text).toBe('one two')
    const [first] = taken(await listVersions(database(), { project: id, branch: side }))
    expect(taken(await readVersion(database(), id, first?.id ?? '')).text).toBe('one two')
    expect(
      await createBranch(database(), id, { name: 'x', from: side, version: kept.id }, start),
    ).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('keeps names apart, whoever comes first', async () => {
    const id = await project('')
    const refused = { ok: false, error: { code: 'invalid', errors: [{ path: 'name' }] } }
    const all = await Promise.all(
      Array.from({ length: 4 }, () =>
        createBranch(database(), id, { name: 'n', from: id, version: null }, start),
      ),
    )
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(all.find((outcome) => !outcome.ok)).toMatchObject(refused)
    const other = await fork(id, id, 'other')
    expect(await renameBranch(database(), id, other, 'n')).toMatchObject(refused)
    expect(await renameBranch(database(), id, other, 'm')).toMatchObject({ ok: true, value: { name: 'm' } })
    expect(await renameBranch(database(), 'elsewhere', other, 'k')).toMatchObject({ ok: false })
  })

  it('deletes what was seen only, and never the first branch', async () => {
    const id = await project('a')
    const side = await fork(id, id, 'side')
    const twig = await fork(id, side, 'twig')
    await append(id, side, ' more')
    expect(await deleteBranch(database(), id, side, 0)).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { text: 'a more', revision: 1 } },
    })
    expect(await deleteBranch(database(), id, side, 1)).toEqual({ ok: true, value: null })
    expect(await readProject(database(), { project: id, branch: side })).toMatchObject({
      ok: false,
      error: { code: 'not-found', detail: 'There is no such branch.' },
    })
    expect((await read(id, twig)).branch.parentId).toBe(id)
    expect(await deleteBranch(database(), id, id, 0)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(await deleteBranch(database(), 'elsewhere', twig, 0)).toMatchObject({ ok: false })
  })

  it('knows the newest text that two branches have in common', async () => {
    const id = await project('1')
    const early = await fork(id, id, 'early')
    await append(id, null, '2')
    const late = await fork(id, id, 'late')
    await append(id, late, 'l')
    const twig = await fork(id, late, 'twig')
    await append(id, twig, 't')
    await append(id, early, 'e')
    await append(id, null, '3')
    expect([
      await baseOf(id, early, id),
      await baseOf(id, id, late),
      await baseOf(id, early, late),
      await baseOf(id, twig, early),
      await baseOf(id, late, twig),
      await baseOf(id, id, twig),
      await baseOf(id, twig, twig),
    ]).toEqual(['1', '12', '1', '1', '12l', '12', '12lt'])
    expect(taken(await deleteBranch(database(), id, late, 1))).toBeNull()
    expect([await baseOf(id, twig, id), await baseOf(id, twig, early)]).toEqual(['12', '1'])
    expect(await readBranchBase(database(), id, twig, 'none')).toMatchObject({ ok: false })
  })

  it('keeps the row counts of a project', async () => {
    const id = await project('')
    const counts = { 'public.a': { rows: 10, bytes: null }, __proto: { rows: 1, bytes: 8192 } }
    expect(taken(await readRowCounts(database(), id))).toEqual({})
    expect(taken(await keepRowCounts(database(), id, counts))).toEqual(counts)
    expect(taken(await readRowCounts(database(), id))).toEqual(counts)
    expect(await keepRowCounts(database(), 'none', counts)).toMatchObject({ ok: false })
  })

  it('keeps what a review is set to, and each import, apart from the others', async () => {
    const id = await project('')
    const usual = { settings: usualSettings, statistics: null, workload: null }
    expect(taken(await readReview(database(), id))).toEqual(usual)
    const settings = reviewSettingsSchema.parse({
      profile: 'strict',
      rules: { 'wide-table': { on: false, options: { most: 60 } } },
      baseline: { version: 1, findings: { 'wide-table:table:public.a': 2 } },
    })
    const statistics = ['[{"relname":"a\\u0000"}]', 'schemaname,relname\n']
    expect(taken(await keepReview(database(), id, { settings }))).toBeNull()
    expect(taken(await keepReview(database(), id, { statistics, workload: 'SELECT 1;\0' }))).toBeNull()
    expect(taken(await readReview(database(), id))).toEqual({ settings, statistics, workload: 'SELECT 1;\0' })
    expect(taken(await keepReview(database(), id, { statistics: null }))).toBeNull()
    expect(taken(await readReview(database(), id))).toMatchObject({ settings, statistics: null })
    expect(await keepReview(database(), 'none', { workload: '' })).toMatchObject({ ok: false })
  })

  type Deed =
    | { readonly do: 'save' | 'delete' | 'delete unseen' | 'repeat'; readonly at: number }
    | { readonly do: 'fork'; readonly at: number }
  const deeds = fc.array(
    fc.record({
      do: fc.constantFrom<Deed['do'][]>('save', 'save', 'fork', 'delete', 'delete unseen', 'repeat'),
      at: fc.nat(7),
    }),
    { maxLength: 25 },
  )

  it('loses no acknowledged work, whatever is forked and deleted around it', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const id = await project('')
        const expected = new Map([[id, '']])
        const save = (branch: string, baseRevision: number, saveId: string, at: number, insert: string) =>
          saveDocument(
            database(),
            { project: id, branch },
            {
              saveId,
              baseRevision,
              change: { replacements: [{ from: at, to: at, insert }] },
              layout: null,
              dismissals: null,
              tableCount: null,
              thumbnail: null,
            },
            start,
          )
        for (const [step, deed] of all.entries()) {
          const branches = [...expected.keys()]
          const branch = branches[deed.at % branches.length] ?? id
          const { revision, text } = await read(id, branch)
          if (deed.do === 'save' || deed.do === 'repeat') {
            const word = `${step} `
            const saved = await save(branch, revision, `s${step}`, text.length, word)
            expect(saved.ok).toBe(true)
            if (deed.do === 'repeat') {
              expect(await save(branch, revision, `s${step}`, text.length, word)).toEqual(saved)
            }
            expected.set(branch, text + word)
          } else if (deed.do === 'fork') {
            expected.set(await fork(id, branch, `b${step}`), text)
          } else {
            const seen = deed.do === 'delete' ? revision : revision - 1
            const gone = await deleteBranch(database(), id, branch, seen)
            expect(gone.ok).toBe(deed.do === 'delete' && branch !== id)
            if (gone.ok) expected.delete(branch)
          }
        }
        const listed = taken(await listBranches(database(), id)).map((branch) => branch.id)
        expect(new Set(listed)).toEqual(new Set(expected.keys()))
        for (const [branch, text] of expected) expect((await read(id, branch)).text).toBe(text)
        await deleteProject(database(), id)
      }),
      { numRuns: 15 },
    )
  })
}
