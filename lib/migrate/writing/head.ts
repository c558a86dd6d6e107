import type { BundleContext } from '../tools/tool.ts'
import type { Unit } from './units.ts'

/** What stands at the head of a migration's file, one line each: what it is and what it waits for. */
export function headOf(unit: Unit, context: BundleContext): readonly string[] {
  const { number, kind } = unit.phase
  return [
    `Migration: ${context.title}`,
    `Phase ${number}, ${kind}: ${unit.title}`,
    ...unit.gates.map((gate) => `Gate: ${gate}`),
    ...(unit.up.transactional ? [] : ['Runs outside a transaction, alone.']),
  ].map(oneLine)
}

/** What stands at the head of the file that takes a migration back. */
export function headOfWayBack(unit: Unit, context: BundleContext): readonly string[] {
  return [
    `Migration: ${context.title}`,
    `Takes back phase ${unit.phase.number}, ${unit.phase.kind}: ${unit.title}`,
    ...(unit.down.transactional ? [] : ['Runs outside a transaction, alone.']),
    ...(unit.down.steps.length === 0 ? ['There is nothing to take back.'] : []),
  ].map(oneLine)
}

/** What a unit is, for the list of files. */
export function aboutUp(unit: Unit): string {
  return `phase ${unit.phase.number}, ${unit.phase.kind}: ${unit.title}`
}

/** What a unit's way back is, for the list of files. */
export function aboutDown(unit: Unit): string {
  return `takes back ${aboutUp(unit)}`
}

/** Text on one line of any programming language. */
export function oneLine(text: string): string {
  let out = ''
  for (const ch of text) {
    const breaks = ch < ' ' || ch === '\u007f' || ch === '\u0085' || ch === '\u2028' || ch === '\u2029'
    out += breaks ? ' ' : ch
  }
  return out
}
