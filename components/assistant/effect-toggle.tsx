import { Eye, EyeOff } from 'lucide-react'
import { useEffect } from 'react'
import { toast } from 'sonner'
import type { SchemaOpInput } from '@/lib/schema'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { Button } from '../ui/button'

/** Shows on the diagram what a fix would change there, and ends that with itself. */
export function EffectToggle(props: { readonly title: string; readonly ops: readonly SchemaOpInput[] }) {
  const { showEffect } = useActions()
  const state = useWorkbenchState()
  const title = `Preview: ${props.title}`
  const isShown = useWorkbench(({ comparison }) => comparison?.of === 'fix' && comparison.title === title)
  useEffect(
    () => () => {
      const { comparison } = state()
      if (comparison?.of === 'fix' && comparison.title === title) void showEffect(null)
    },
    [title, showEffect, state],
  )
  const show = async (): Promise<void> => {
    if (await showEffect({ title, ops: props.ops })) return
    toast.info('Nothing that is drawn would change: see the text.')
  }
  return (
    <Button variant="ghost" aria-pressed={isShown} onClick={() => void (isShown ? showEffect(null) : show())}>
      {isShown ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
      {isShown ? 'End the preview' : 'Show on the diagram'}
    </Button>
  )
}
