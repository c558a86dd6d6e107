import { useId, useState } from 'react'
import type { Guide } from '@/lib/rules'
import { useActions } from '../state/use-workbench'
import { Button } from '../ui/button'
import { EffectToggle } from './effect-toggle'
import { FixPreview } from './fix-preview'

/** A question that only a person can answer, with what each answer does before it is done. */
export function FindingGuide({ guide }: { readonly guide: Guide }) {
  const { applyFix } = useActions()
  const [chosen, setChosen] = useState<number | null>(null)
  const group = useId()
  const fix = chosen === null ? undefined : guide.choices[chosen]
  return (
    <>
      <fieldset className="space-y-1">
        <legend className="mb-1 font-semibold">{guide.question}</legend>
        {guide.choices.map((choice, at) => (
          <label key={choice.title} className="flex items-start gap-1.5">
            <input
              type="radio"
              name={group}
              checked={chosen === at}
              onChange={() => setChosen(at)}
              className="mt-0.5 shrink-0"
            />
            <span className="[overflow-wrap:anywhere]">
              {choice.title}
              {!choice.safe && <span className="text-warn"> (changes data or meaning)</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {fix && (
        <>
          <FixPreview fix={fix} />
          <div className="flex flex-wrap gap-1.5">
            <Button variant="solid" onClick={() => void applyFix(fix)}>
              Apply this answer
            </Button>
            {fix.ops.length > 0 && <EffectToggle key={fix.title} title={fix.title} ops={fix.ops} />}
          </div>
        </>
      )}
    </>
  )
}
