import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyChange, makeChange } from '../../lib/text/index.ts'
import { createEditQueue, type QueuedEdit } from './edit-queue.ts'

/** A queue whose reader answers when told to, and what it has been sent. */
function queueUnderTest() {
  const sent: QueuedEdit[] = []
  const answers: (() => void)[] = []
  const queue = createEditQueue((edit) => {
    sent.push(edit)
    return new Promise<void>((resolve) => answers.push(resolve))
  })
  const answer = async (): Promise<void> => {
    answers.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { queue, sent, answers, answer }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), at: fc.nat(40), cut: fc.nat(3), insert: fc.string() }),
  fc.constant({ kind: 'answer' as const }),
  fc.constant({ kind: 'ask' as const }),
)

it('leads the reader to the text of the page, whenever it answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { queue, sent, answers, answer } = queueUnderTest()
      let text = 'CREATE TABLE a (id int);'
      let revision = 0
      const start = text
      const read = () => sent.reduce((before, { change }) => applyChange(before, change), start)
      for (const each of steps) {
        if (each.kind === 'answer') await answer()
        else if (each.kind === 'ask') {
          queue.flush()
          expect(read()).toBe(text)
        } else {
          const from = Math.min(each.at, text.length)
          const to = Math.min(from + each.cut, text.length)
          const change = makeChange([{ from, to, insert: each.insert }])
          text = applyChange(text, change)
          revision += 1
          queue.push({ change, revision, since: revision })
        }
      }
      while (answers.length > 0) await answer()
      expect(read()).toBe(text)
      if (revision > 0) expect(sent.at(-1)?.revision).toBe(revision)
      expect(sent.map((edit) => edit.revision)).toEqual(sent.map((e) => e.revision).toSorted((a, b) => a - b))
    }),
  )
})

it('sends one edit for all that is typed during a reading', async () => {
  const { queue, sent, answer } = queueUnderTest()
  for (let n = 0; n < 20; n++) {
    queue.push({ change: makeChange([{ from: n, to: n, insert: 'x' }]), revision: n + 1, since: n })
  }
  expect(sent).toHaveLength(1)
  await answer()
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual({
    change: makeChange([{ from: 1, to: 1, insert: 'x'.repeat(19) }]),
    revision: 20,
    since: 1,
  })
})
