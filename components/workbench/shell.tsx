import { Dialogs } from './dialogs'
import { FailureBanner } from './failure-banner'
import { NarrowPanels } from './narrow-panels'
import { StatusBar } from './status-bar'
import { TopBar } from './top-bar'
import { useIsNarrow } from './use-is-narrow'
import { useShortcuts } from './use-shortcuts'
import { WidePanels } from './wide-panels'

/** The frame of the workbench: top bar, panels, status bar, and what opens over them. */
export function Shell() {
  const narrow = useIsNarrow()
  useShortcuts()
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-surface">
      <TopBar />
      <FailureBanner />
      <main className="flex min-h-0 grow flex-col">{narrow ? <NarrowPanels /> : <WidePanels />}</main>
      <StatusBar />
      <Dialogs />
    </div>
  )
}
