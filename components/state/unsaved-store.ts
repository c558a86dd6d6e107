import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval'
import type { UnsavedWork } from '@/lib/store'
import { applyChange, noChange, type TextChange } from '@/lib/text'

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

/** What is large and seldom another, stored apart and only when it is another object. */
interface Parts {
  readonly 'base text': string
  readonly 'base layout': UnsavedWork['layout']
  readonly 'base dismissals': UnsavedWork['dismissals']
  readonly layout: UnsavedWork['layout']
  readonly dismissals: UnsavedWork['dismissals']
}

/** The rest, stored with each change. */
interface StoredWork extends Pick<UnsavedWork, 'sent' | 'pending'> {
  readonly page: string
  readonly baseRevision: number
  /** How the text of the base came from the one stored. */
  readonly since?: TextChange
}

/** Opens the store; without IndexedDB (private windows of some browsers) nothing is kept. */
export async function openUnsavedStore(project: string): Promise<UnsavedStore> {
  const database = openDatabase()
  if (!database) return { keep: async () => {}, orphans: async () => [] }
  const page = await claimPageId()
  const key = `${project}/${page}`
  let kept: Partial<Parts> = {}

  return {
    async keep(work) {
      // What is large stays: most likely the next change needs the same.
      if (!work) return delMany([key], database)
      const parts = partsOf(work)
      const { sent, pending, base, origin } = work
      const stored: StoredWork = { page, baseRevision: base.revision, since: origin.change, sent, pending }
      const another = partNames.filter((name) => parts[name] !== kept[name])
      // In one transaction: what was changed makes sense on the base it was changed on only.
      await setMany(
        [[key, stored], ...another.map((name): [string, unknown] => [partKey(key, name), parts[name]])],
        database,
      )
      kept = parts
    },
    async orphans() {
      const found: Orphan[] = []
      const names = new Set(await keys<string>(database))
      for (const name of names) {
        const [owner, author, part] = name.split('/')
        if (author === undefined || (author !== page && (await isOpen(author)))) continue
        // Left by a page that had saved all, of whichever project.
        if (part !== undefined && !names.has(`${owner}/${author}`)) await delMany([name], database)
        if (owner !== project || part !== undefined) continue
        const work = await read(name, database)
        if (work) found.push({ work, forget: () => delMany(keysOf(name), database) })
      }
      return found
    },
  }
}

async function read(key: string, database: UseStore): Promise<UnsavedWork | null> {
  const [stored, text, baseLayout, baseDismissals, layout, dismissals] = (await getMany(
    keysOf(key),
    database,
  )) as [StoredWork?, string?, ...(object | undefined)[]]
  if (!stored || text === undefined || !baseLayout || !baseDismissals || !layout || !dismissals) return null
  const { baseRevision, since = noChange, sent, pending } = stored
  const base = {
    revision: baseRevision,
    text: applyChange(text, since),
    layout: baseLayout,
    dismissals: baseDismissals,
  }
  return { base, origin: { text, change: since }, sent, pending, layout, dismissals } as UnsavedWork
}

function partsOf({ base, origin, layout, dismissals }: UnsavedWork): Parts {
  return {
    'base text': origin.text,
    'base layout': base.layout,
    'base dismissals': base.dismissals,
    layout,
    dismissals,
  }
}

const partNames = [
  'base text',
  'base layout',
  'base dismissals',
  'layout',
  'dismissals',
] as const satisfies readonly (keyof Parts)[]

function partKey(key: string, part: keyof Parts): string {
  return `${key}/${part}`
}

function keysOf(key: string): string[] {
  return [key, ...partNames.map((part) => partKey(key, part))]
}

function openDatabase(): UseStore | null {
  return typeof indexedDB === 'undefined' ? null : createStore('athena-unsaved-work', 'work')
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
