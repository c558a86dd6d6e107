import { toast } from 'sonner'
import {
  type Autosave,
  createAutosave,
  type ProjectDocument,
  type RemoteChange,
  type SavedDocument,
  type SaveRequest,
  type SaveState,
  type SendOutcome,
  type Sidecar,
  type Thumbnail,
  type UnsavedWork,
} from '@/lib/store'
import { isNoChange } from '@/lib/text'
import { ApiError, api, type Place } from './api-client'
import { openUnsavedStore, randomId, type UnsavedStore } from './unsaved-store'

/** What the page shows at first, and where its saves go on from. */
export interface OpenedProject {
  readonly project: ProjectDocument
  readonly store: UnsavedStore
  readonly from: SavedDocument | UnsavedWork
}

/**
 * Delivers what pages that are gone left unsaved, then gives the document as the server has it. When
 * the server cannot be reached, the page goes on with the unsaved work itself.
 */
export async function openProject(project: ProjectDocument): Promise<OpenedProject> {
  const store = await openUnsavedStore(project.branch.id)
  let current = project
  for (const orphan of await store.orphans()) {
    if (!(await deliver(placeOf(project), orphan.work))) return { project: current, store, from: orphan.work }
    await orphan.forget()
    current = await api.project(project.id, project.branch.id)
    toast.success('Unsaved work from an earlier page was recovered')
  }
  return { project: current, store, from: savedDocument(current) }
}

export interface PersistencePorts {
  readonly describe: () => { readonly tableCount: number | null; readonly thumbnail: Thumbnail | null }
  /** `problem` says why the server does not take the work, where it does not. */
  readonly onState: (state: SaveState, problem: string | null) => void
  readonly onRemote: (remote: RemoteChange) => void
}

/** Autosave of the open project, with the page's events wired to it. */
export function createPersistence(
  { project, store, from }: OpenedProject,
  ports: PersistencePorts,
): Autosave {
  const autosave = createAutosave(from, {
    ...networkPorts(placeOf(project)),
    describe: ports.describe,
    keep: (work) => store.keep(work),
    onRemote(remote) {
      ports.onRemote(remote)
      if (isNoChange(remote.change)) return
      toast.info('Changed in another window', {
        id: 'remote-change',
        description: 'The text now holds both: what was changed there and what you changed here.',
      })
    },
    onState: (state, problem) => {
      ports.onState(state, problem?.detail ?? null)
      if (problem) toast.error('Not saved', { id: 'save-refused', description: problem.detail })
    },
  })
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('online', () => autosave.online(), { signal })
  window.addEventListener('focus', () => void autosave.refresh(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => void (document.hidden ? autosave.flush() : autosave.refresh()),
    { signal },
  )
  return {
    ...autosave,
    close() {
      listening.abort()
      autosave.close()
    },
  }
}

function placeOf({ id, branch }: ProjectDocument): Place {
  return { project: id, branch: branch.id }
}

function networkPorts(place: Place) {
  return {
    send: (request: SaveRequest) => send(place, request),
    fetch: () => api.project(place.project, place.branch).catch(() => null),
    after(milliseconds: number, task: () => void) {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
    newSaveId: randomId,
  }
}

/** Saves work that another page left behind; false when the server did not take it. */
async function deliver(place: Place, work: UnsavedWork): Promise<boolean> {
  const autosave = createAutosave(work, {
    ...networkPorts(place),
    describe: () => ({ tableCount: null, thumbnail: null }),
    keep: async () => {},
    onRemote: () => {},
    onState: () => {},
  })
  await autosave.flush()
  const delivered = autosave.state() === 'saved'
  autosave.close()
  return delivered
}

async function send(place: Place, request: SaveRequest): Promise<SendOutcome> {
  try {
    return { kind: 'saved', response: await api.save(place, request) }
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.status >= 500) return { kind: 'offline' }
    const { problem } = error
    if (problem.code === 'conflict' && problem.current) return { kind: 'conflict', current: problem.current }
    return { kind: 'refused', problem }
  }
}

function savedDocument({ revision, text, layout, dismissals }: ProjectDocument): SavedDocument & Sidecar {
  return { revision, text, layout, dismissals }
}
