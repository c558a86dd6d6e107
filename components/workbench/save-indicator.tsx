import { Check, CircleDot, CloudOff, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { SaveState } from '../state/contract'
import { useActions, useWorkbench } from '../state/use-workbench'

const looks: Record<SaveState, { icon: LucideIcon; words: string; hint: string; tone: string }> = {
  saved: {
    icon: Check,
    words: 'Saved',
    hint: 'Everything is on the server.',
    tone: 'text-ink-muted',
  },
  saving: {
    icon: LoaderCircle,
    words: 'Saving …',
    hint: 'Being sent to the server.',
    tone: 'text-ink-muted',
  },
  unsaved: {
    icon: CircleDot,
    words: 'Unsaved',
    hint: 'Kept in this browser; saved in a moment. Click to save now (Ctrl+S).',
    tone: 'text-warn',
  },
  offline: {
    icon: CloudOff,
    words: 'Offline, will retry',
    hint: 'The server does not answer. Your work is kept in this browser and sent when it does. Click to try now.',
    tone: 'text-danger',
  },
  refused: {
    icon: TriangleAlert,
    words: 'Not saved',
    hint: 'The server does not take this. Your work is kept in this browser and sent again with the next change. Click to try now.',
    tone: 'text-danger',
  },
}

/** How safe the work is, in words; a click saves now. */
export function SaveIndicator() {
  const state = useWorkbench((workbench) => workbench.saveState)
  const problem = useWorkbench((workbench) => workbench.saveProblem)
  const { save } = useActions()
  const { icon: Icon, words, hint, tone } = looks[state]
  const said = problem === null ? hint : `${problem} ${hint}`
  return (
    <>
      <button
        type="button"
        title={said}
        aria-label={`${words}. ${said}`}
        onClick={() => void save()}
        className={`flex items-center gap-1 whitespace-nowrap rounded px-1.5 py-0.5 text-[12px] hover:bg-surface-sunken ${tone}`}
      >
        <Icon size={13} aria-hidden className={state === 'saving' ? 'animate-spin' : ''} />
        <span className="max-sm:sr-only">{words}</span>
      </button>
      {/* Every keystroke passes through the other states: only trouble is read out. */}
      <span role="status" className="sr-only">
        {state === 'offline' || state === 'refused' ? said : ''}
      </span>
    </>
  )
}
