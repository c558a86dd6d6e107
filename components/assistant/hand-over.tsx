import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { useWorkbench } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { MigrationForm } from './migration-form'
import { ReportForm } from './report-form'
import { useHandOver } from './use-hand-over'

/** Everything that can be taken away: each a download in one click, and a copy. */
export function HandOver() {
  const selected = useWorkbench((state) => state.selection.length)
  const exporters = useWorkbench((state) => state.catalogue.exporters)
  const [scope, setScope] = useState<'all' | 'selection'>('all')
  const { download, copy, downloadPicture } = useHandOver(selected > 0 ? scope : 'all')
  return (
    <div className="pb-4">
      <fieldset className="flex gap-4 border-line border-b px-3 py-2 text-[12px]">
        <legend className="sr-only">What to export</legend>
        <label className="flex items-center gap-1.5">
          <input type="radio" name="scope" checked={scope === 'all'} onChange={() => setScope('all')} />
          Everything
        </label>
        <label className={`flex items-center gap-1.5 ${selected === 0 ? 'text-ink-faint' : ''}`}>
          <input
            type="radio"
            name="scope"
            disabled={selected === 0}
            checked={scope === 'selection'}
            onChange={() => setScope('selection')}
          />
          Selected only ({selected})
        </label>
      </fieldset>
      <ul>
        {exporters.map((exporter) => (
          <li key={exporter.id} className="flex items-center gap-1 px-3 py-1.5 hover:bg-surface-sunken">
            <div className="min-w-0 grow">
              <p className="font-medium">{exporter.label}</p>
              <p className="text-[12px] text-ink-muted leading-snug">{exporter.description}</p>
            </div>
            <IconButton label={`Copy ${exporter.label}`} onClick={() => copy(exporter)}>
              <Copy size={14} />
            </IconButton>
            <IconButton label={`Download ${exporter.label}`} onClick={() => download(exporter)}>
              <Download size={14} />
            </IconButton>
          </li>
        ))}
        <li className="flex items-center gap-1 px-3 py-1.5 hover:bg-surface-sunken">
          <div className="min-w-0 grow">
            <p className="font-medium">PNG</p>
            <p className="text-[12px] text-ink-muted leading-snug">
              The diagram as a picture, twice the resolution
            </p>
          </div>
          <IconButton label="Copy PNG" onClick={() => downloadPicture('copy')}>
            <Copy size={14} />
          </IconButton>
          <IconButton label="Download PNG" onClick={() => downloadPicture('download')}>
            <Download size={14} />
          </IconButton>
        </li>
      </ul>
      <ReportForm />
      <MigrationForm />
    </div>
  )
}
