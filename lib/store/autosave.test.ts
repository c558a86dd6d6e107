import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLayout } from '../layout/index.ts'
import { applyChange, makeChange } from '../text/index.ts'
import type { ProjectDocument, SaveRequest } from './api.ts'
import { createAutosave, unsavedDocument } from './autosave.ts'
import type { Autosave, RemoteChange, SavedDocument, SendOutcome, UnsavedWork } from './autosave-ports.ts'

/** What happens to a request on its way: the answer comes, the request is lost, or only its answer is. */
type Fate = 'answered' | 'lost' | 'unanswered'

/** A server in memory with the rules of the real one. */
function createServer(text: string) {
  let current: ProjectDocument = {
    id: 'p',
    name: 'p',
    dialect: 'postgres',
    tableCount: 0,
    thumbnail: null,
    createdAt: '',
    updatedAt: '',
    branch: {
      id: 'p',
      name: 'main',
      parentId: null,
      revision: 0,
      tableCount: 0,
      createdAt: '',
      updatedAt: '',
    },
    text,
    layout: { placements: {}, annotations: [] },
    dismissals: {},
    revision: 0,
  }
  const saves = new Map<string, number>()
  const receive = (request: SaveRequest): SendOutcome => {
    const known = saves.get(request.saveId ?? '')
    if (known !== undefined) return { kind: 'saved', response: { revision: known, updatedAt: '' } }
    if (request.baseRevision !== current.revision) return { kind: 'conflict', current }
    const revision = current.revision + 1
    current = {
      ...current,
      revision,
      text: request.change
        ? applyChange(current.text, makeChange(request.change.replacements))
        : current.text,
      layout: request.layout ?? current.layout,
      dismissals: request.dismissals ?? current.dismissals,
    }
    saves.set(request.saveId ?? '', revision)
    return { kind: 'saved', response: { revision, updatedAt: '' } }
  }
  return { receive, current: () => current }
}

/** A page with a clock of its own: `tick` lets the next timer run. */
function createTab(server: ReturnType<typeof createServer>, name: string, nextFate: () => Fate) {
  let text = server.current().text
  let kept: UnsavedWork | null = null
  let autosave: Autosave
  let timers: (() => void)[] = []
  let ids = 0
  const open = (from: SavedDocument | UnsavedWork): void => {
    autosave = createAutosave(from, {
      send: async (request) => {
        const fate = nextFate()
        if (fate === 'lost') return { kind: 'offline' }
        const outcome = server.receive(structuredClone(request))
        if (fate === 'unanswered') return { kind: 'offline' }
        return outcome
      },
      fetch: async () => server.current(),
      after: (_delay, task) => {
        timers.push(task)
        return () => {
          timers = timers.filter((timer) => timer !== task)
        }
      },
      keep: async (work) => {
        if (work) {
          const { text, change } = work.origin
          kept = { ...work, base: { ...work.base, text: applyChange(text, change) } }
        } else kept = null
      },
      newSaveId: () => `${name}${ids++}`,
      describe: () => ({ tableCount: null, thumbnail: null }),
      onState: () => {},
      onRemote: (remote: RemoteChange) => {
        text = applyChange(text, remote.change)
      },
    })
  }
  open(server.current())
  return {
    text: () => text,
    edit(change: ReturnType<typeof makeChange>) {
      text = applyChange(text, change)
      autosave.changed(change)
    },
    tick: () => timers.shift()?.(),
    /** The page is killed and opened again: only what was kept survives. */
    reopen() {
      autosave.close()
      timers = []
      const from = kept ?? server.current()
      text = kept ? unsavedDocument(kept).text : server.current().text
      open(from)
    },
    flush: () => autosave.flush(),
    refresh: () => autosave.refresh(),
    state: () => autosave.state(),
    timers: () => timers.length,
  }
}

type Command =
  | { readonly kind: 'edit'; readonly tab: number; readonly at: number; readonly size: number }
  | { readonly kind: 'tick' | 'reopen' | 'refresh'; readonly tab: number }
  | { readonly kind: 'yield' }

const tab = fc.nat(1)
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), tab, at: fraction, size: fc.nat(2) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('tick' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'refresh' as const), tab }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'yield' as const }) },
)
const fates = fc.array(fc.constantFrom<Fate>('answered', 'answered', 'lost', 'unanswered'), { maxLength: 20 })

/** Lets every promise that can be fulfilled be so. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Plays the commands in two tabs, then lets the network heal; `editAt` makes the edits. */
async function play(
  commands: readonly Command[],
  weather: readonly Fate[],
  editAt: (text: string, command: Extract<Command, { kind: 'edit' }>) => ReturnType<typeof makeChange>,
) {
  const server = createServer('first line\nsecond line\nthird line\n')
  const coming = [...weather]
  const nextFate = (): Fate => coming.shift() ?? 'answered'
  const tabs = [createTab(server, 'a', nextFate), createTab(server, 'b', nextFate)] as const
  for (const command of commands) {
    if (command.kind === 'yield') {
      await breathe()
      continue
    }
    const page = command.tab === 0 ? tabs[0] : tabs[1]
    if (command.kind === 'edit') page.edit(editAt(page.text(), command))
    else if (command.kind === 'tick') page.tick()
    else if (command.kind === 'reopen') {
      await breathe()
      page.reopen()
    } else void page.refresh()
  }
  coming.length = 0
  for (let round = 0; round < 3; round++) {
    for (const page of tabs) {
      await breathe()
      await page.flush()
      await page.refresh()
      await breathe()
    }
  }
  return { server, tabs }
}

describe('autosave', () => {
  it('S8: two tabs over a failing network lose no line and end alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40 }), fates, async (commands, weather) => {
        const written: string[] = []
        const { server, tabs } = await play(commands, weather, (text, { at }) => {
          // A line of its own, never inside another's.
          const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
          const line = `line ${written.length}`
          written.push(line)
          const from = starts[Math.min(starts.length - 1, Math.floor(at * starts.length))] ?? 0
          return makeChange([{ from, to: from, insert: `${line}\n` }])
        })
        const end = server.current().text
        expect(tabs.map((page) => page.text())).toEqual([end, end])
        expect(tabs.map((page) => page.state())).toEqual(['saved', 'saved'])
        const lines = end.split('\n')
        expect(lines.toSorted()).toEqual(
          ['', 'first line', 'second line', 'third line', ...written].toSorted(),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('S8: whatever two tabs delete and type, they end alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40 }), fates, async (commands, weather) => {
        let count = 0
        const { server, tabs } = await play(commands, weather, (text, { at, size }) => {
          const from = Math.floor(at * text.length)
          return makeChange([{ from, to: Math.min(text.length, from + size * 7), insert: `<${count++}>\n` }])
        })
        const end = server.current().text
        expect(tabs.map((page) => page.text())).toEqual([end, end])
      }),
      { numRuns: 400 },
    )
  })

  it('sends one request at a time and the rest as one change', async () => {
    const server = createServer('')
    const requests: SaveRequest[] = []
    let answer: () => void = () => {}
    const autosave = createAutosave(server.current(), {
      send: (request) => {
        requests.push(request)
        return new Promise((resolve) => {
          answer = () => resolve(server.receive(request))
        })
      },
      fetch: async () => server.current(),
      after: () => () => {},
      keep: async () => {},
      newSaveId: () => `${requests.length}`,
      describe: () => ({ tableCount: 3, thumbnail: null }),
      onState: () => {},
      onRemote: () => {},
    })
    const type = (at: number, insert: string) => autosave.changed(makeChange([{ from: at, to: at, insert }]))
    type(0, 'a')
    const flushed = autosave.flush()
    type(1, 'b')
    type(2, 'c')
    expect(requests).toHaveLength(1)
    answer()
    await breathe()
    expect(requests.map((request) => request.change?.replacements)).toEqual([
      [{ from: 0, to: 0, insert: 'a' }],
      [{ from: 1, to: 1, insert: 'bc' }],
    ])
    answer()
    await flushed
    expect(server.current()).toMatchObject({ text: 'abc', revision: 2 })
    expect(autosave.state()).toBe('saved')
  })

  it('sends the picture only when it has become another', async () => {
    const server = createServer('')
    const thumbnails: unknown[] = []
    let thumbnail = { width: 1, height: 1, nodes: [], edges: [] }
    const autosave = createAutosave(server.current(), {
      send: async (request) => {
        thumbnails.push(request.thumbnail)
        return server.receive(request)
      },
      fetch: async () => server.current(),
      after: () => () => {},
      keep: async () => {},
      newSaveId: () => `${thumbnails.length}`,
      describe: () => ({ tableCount: 1, thumbnail }),
      onState: () => {},
      onRemote: () => {},
    })
    for (const width of [1, 1, 2]) {
      thumbnail = { ...thumbnail, width }
      autosave.changed(makeChange([{ from: 0, to: 0, insert: 'x' }]))
      await autosave.flush()
    }
    expect(thumbnails).toMatchObject([{ width: 1 }, null, { width: 2 }])
  })

  it('merges the sidecars of both sides of a conflict entry by entry', async () => {
    const server = createServer('x')
    const place = (x: number) => ({ x, y: 0 })
    const mine = createTab(server, 'a', () => 'answered')
    server.receive({
      saveId: 'other',
      baseRevision: 0,
      change: null,
      dismissals: null,
      tableCount: null,
      thumbnail: null,
      layout: { placements: { a: place(1), b: place(2) }, annotations: [] },
    })
    let seen: RemoteChange | null = null
    const autosave = createAutosave(
      { revision: 0, text: 'x', layout: emptyLayout, dismissals: {} },
      {
        send: async (request) => server.receive(request),
        fetch: async () => server.current(),
        after: () => () => {},
        keep: async () => {},
        newSaveId: () => Math.random().toString(),
        describe: () => ({ tableCount: null, thumbnail: null }),
        onState: () => {},
        onRemote: (remote) => {
          seen = remote
        },
      },
    )
    autosave.sidecarChanged({
      layout: { placements: { b: place(9), c: place(3) }, annotations: [] },
      dismissals: { rule: { reason: 'known', at: '' } },
    })
    await autosave.flush()
    const placements = { a: place(1), b: place(9), c: place(3) }
    expect(server.current().layout.placements).toEqual(placements)
    expect(server.current().dismissals).toEqual({ rule: { reason: 'known', at: '' } })
    expect(seen).toMatchObject({ layout: { placements } })
    expect(mine.state()).toBe('saved')
  })

  it('says what the server refuses and tries again after the next change', async () => {
    const outcomes: SendOutcome[] = [
      {
        kind: 'refused',
        problem: { type: '', title: '', status: 413, detail: 'too large', code: 'too-large' },
      },
      { kind: 'saved', response: { revision: 1, updatedAt: '' } },
    ]
    const states: string[] = []
    const sent: SaveRequest[] = []
    const autosave = createAutosave(
      { revision: 0, text: '', layout: emptyLayout, dismissals: {} },
      {
        send: async (request) => {
          sent.push(request)
          return outcomes.shift() ?? { kind: 'offline' }
        },
        fetch: async () => null,
        after: () => () => {},
        keep: async () => {},
        newSaveId: () => `${sent.length}`,
        describe: () => ({ tableCount: null, thumbnail: null }),
        onState: (state, problem) => states.push(problem ? `${state}: ${problem.detail}` : state),
        onRemote: () => {},
      },
    )
    autosave.changed(makeChange([{ from: 0, to: 0, insert: 'abc' }]))
    await autosave.flush()
    autosave.changed(makeChange([{ from: 1, to: 3, insert: '' }]))
    await autosave.flush()
    expect(states).toEqual(['unsaved', 'saving', 'refused: too large', 'unsaved', 'saving', 'saved'])
    expect(sent[1]?.change?.replacements).toEqual([{ from: 0, to: 0, insert: 'a' }])
    expect(sent[1]?.saveId).not.toBe(sent[0]?.saveId)
  })
})
