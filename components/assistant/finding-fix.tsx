import type { Fix } from '@/lib/rules'
import { useActions } from '../state/use-workbench'
import { Button } from '../ui/button'
import { EffectToggle } from './effect-toggle'
import { FixPreview } from './fix-preview'
import { useFixMany } from './use-fix-many'

/** A finding's fix as a text diff, what it does to the diagram, and how to have it: this one or all of the rule. */
export function FindingFix(props: {
  readonly rule: string
  readonly fix: Fix
  /** How many findings of the rule have a fix. */
  readonly fixable: number
}) {
  const { rule, fix, fixable } = props
  const { applyFix } = useActions()
  const many = useFixMany()
  return (
    <>
      <p>
        <span className="font-semibold">Fix. </span>
        {fix.title}
        {fix.safe ? '.' : <span className="text-warn">. Weigh this one: it changes data or meaning.</span>}
      </p>
      <FixPreview fix={fix} />
      <div className="flex flex-wrap gap-1.5">
        <Button variant="solid" onClick={() => void applyFix(fix)}>
          Apply fix
        </Button>
        {fixable > 1 && (
          <Button disabled={many.working} onClick={() => many.fix((other) => other.rule === rule)}>
            {many.working ? 'Fixing …' : `Fix all ${fixable} of this rule`}
          </Button>
        )}
        {fix.ops.length > 0 && <EffectToggle title={fix.title} ops={fix.ops} />}
      </div>
    </>
  )
}
