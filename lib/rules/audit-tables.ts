import { singular, wordsOf } from './names.ts'
import { remembered } from './remembered.ts'

/** Whether a table's name says that it is a trail of what happened: `…_audit`, `audit_log`, `…_history`. */
export const isAuditName: (name: string) => boolean = remembered(saysAudit, 20_000)

function saysAudit(name: string): boolean {
  const words = wordsOf(name).map(singular)
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (last === 'audit' || last === 'history' || last === 'journal') return true
  return (
    (before === 'audit' && trails.has(last)) ||
    (last === 'log' && (before === 'audit' || before === 'change'))
  )
}

const trails: ReadonlySet<string> = new Set(['log', 'event', 'trail', 'entry', 'record'])
