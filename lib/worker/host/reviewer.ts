import type { Steps } from '../../base/index.ts'
import type { Finding } from '../../rules/index.ts'
import { inStretches, type StretchPorts } from './stretches.ts'

/**
 * Reviews after a rest, in short stretches between which messages are answered. A newer review takes
 * the place of the one under way: only finished ones are told.
 */
export function createReviewer(
  ports: StretchPorts,
  onFindings: (findings: readonly Finding[]) => void,
): (begin: () => Steps<readonly Finding[]>, rest: number) => void {
  let cancel = (): void => {}
  return (begin, rest) => {
    cancel()
    cancel = inStretches(ports, rest, begin, onFindings)
  }
}
