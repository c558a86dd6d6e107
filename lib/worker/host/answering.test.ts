import { expect, it } from 'vitest'
import { makeChange } from '../../text/index.ts'
import type { Request, Response } from '../protocol.ts'
import { createHost } from './index.ts'

const schema = Array.from({ length: 30 }, (_, n) => `CREATE TABLE t${n} (id bigint PRIMARY KEY);`).join('\n')
const file = {
  text: Array.from({ length: 30 }, (_, n) => `CREATE INDEX i${n} ON t${n} (id);`).join('\n'),
  onDocument: true,
  version: '18',
  wrapped: false,
}

/** A host on a clock that each look at it moves on, with the tasks that it put off. */
function host() {
  let time = 0
  const tasks = new Set<() => void>()
  const posted: Response[] = []
  const ask = createHost({
    post: (response) => posted.push(response),
    now: () => time++,
    later(_, run) {
      tasks.add(run)
      return () => tasks.delete(run)
    },
    today: () => '2020-01-01T00:00:00Z',
  })
  /** Runs one task that was put off; false when there is none. */
  const run = (): boolean => {
    const [task] = tasks
    if (!task) return false
    tasks.delete(task)
    task()
    return true
  }
  const answers = () => posted.flatMap((each) => (each.type === 'findings' ? [] : [each.id]))
  return { ask: (request: Request) => ask(request), run, posted, answers }
}

const open: Request = { id: 1, call: 'open', input: { dialect: 'postgres', text: schema, revision: 0 } }
const edit: Request = {
  id: 4,
  call: 'edit',
  input: { change: makeChange([{ from: 0, to: 0, insert: '\n' }]), revision: 1 },
}

it('answers what is short while a migration is reviewed, and the reviews in their order', () => {
  const { ask, run, posted, answers } = host()
  ask(open)
  ask({ id: 2, call: 'reviewMigration', input: file })
  ask({ id: 3, call: 'reviewMigration', input: { ...file, onDocument: false } })
  for (let n = 0; n < 5; n++) run()
  ask(edit)
  expect(answers()).toEqual([1, 4])
  while (run());
  expect(answers()).toEqual([1, 4, 2, 3])
  const [known, unknown] = [2, 3].map((id) => posted.find((each) => 'id' in each && each.id === id))
  const count = (answer: Response | undefined) =>
    answer?.type === 'answer' ? (answer.value as readonly unknown[]).length : 0
  expect(count(known)).toBeGreaterThan(0)
  expect(count(unknown)).toBeGreaterThan(0)
})

it('says why a review failed, and goes on with the next', () => {
  const { ask, run, posted } = host()
  ask({ id: 1, call: 'reviewMigration', input: file })
  expect(posted).toEqual([{ type: 'failure', id: 1, message: 'worker: no document is open' }])
  ask({ ...open, id: 2 })
  ask({ id: 3, call: 'reviewMigration', input: { ...file, version: '1' } })
  ask({ id: 4, call: 'reviewMigration', input: file })
  while (run());
  expect(posted).toContainEqual(expect.objectContaining({ type: 'failure', id: 3 }))
  expect(posted).toContainEqual(expect.objectContaining({ type: 'answer', id: 4 }))
})
