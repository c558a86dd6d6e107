import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import type { SavedDocument, UnsavedWork } from '@/lib/store'

/** Unsaved work of one project on this device, of this page and of pages that are gone. */
export interface UnsavedStore {
  /** Keeps this page's work, or forgets it when all is saved. */
  keep(work: UnsavedWork | null): Promise<void>
  /** Work that pages left behind which are no longer open, oldest first. */
  orphans(): Promise<readonly Orphan[]>
}

export interface Orphan {
  readonly work: UnsavedWork
  forget(): Promise<void>
}

/** As stored: the base apart, because it is large and seldom another. */
interface StoredWork extends Omit<UnsavedWork, 'base'> {
  readonly project: string
  readonly page: string
}

/** Opens the store; without IndexedDB (private windows of some browsers) nothing is kept. */
export async function openUnsavedStore(project: string): Promise<UnsavedStore> {
  const works = openDatabase('athena-unsaved')
  const bases = openDatabase('athena-bases')
  if (!works || !bases) return { keep: async () => {}, orphans: async () => [] }
  const page = await claimPageId()
  const key = `${project}/${page}`
  let keptBase: SavedDocument | null = null

  const forget = async (name: string): Promise<void> => {
    await del(name, works)
    await del(name, bases)
  }
  return {
    async keep(work) {
      if (!work) {
        keptBase = null
        return forget(key)
      }
      const { base, ...rest } = work
      if (base !== keptBase) {
        await set(key, base, bases)
        keptBase = base
      }
      await set(key, { ...rest, project, page } satisfies StoredWork, works)
    },
    async orphans() {
      const found: Orphan[] = []
      for (const [name, stored] of await entries<string, StoredWork>(works)) {
        if (stored.project !== project) continue
        if (stored.page !== page && (await isOpen(stored.page))) continue
        const base = await get<SavedDocument>(name, bases)
        if (!base) continue
        const { project: _project, page: _page, ...rest } = stored
        found.push({ work: { ...rest, base }, forget: () => forget(name) })
      }
      return found
    },
  }
}

function openDatabase(name: string): UseStore | null {
  return typeof indexedDB === 'undefined' ? null : createStore(name, 'work')
}

const storageKey = 'athena-page'

const lockName = (page: string): string => `athena-page-${page}`

/** This page's id, the same after a reload; a duplicated tab gets one of its own. */
async function claimPageId(): Promise<string> {
  const known = sessionStorage.getItem(storageKey)
  if (known !== null && (await hold(lockName(known)))) return known
  const page = randomId()
  sessionStorage.setItem(storageKey, page)
  await hold(lockName(page))
  return page
}

/** Holds a lock for as long as the page lives; false when another page has it. */
function hold(name: string): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return Promise.resolve(true)
  if (held.has(name)) return Promise.resolve(true)
  return new Promise((resolve) => {
    void locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      if (!lock) return
      held.add(name)
      return new Promise(() => {})
    })
  })
}

/** Locks that this page holds: asking again must not take them for another page's. */
const held = new Set<string>()

/** Whether a page of that id is open now; where that cannot be told, it is taken to be. */
async function isOpen(page: string): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return true
  const { held: all = [] } = await locks.query()
  return all.some((lock) => lock.name === lockName(page))
}

/** 128 random bits in hexadecimal; `crypto.randomUUID` is not there outside secure contexts. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
