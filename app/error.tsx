'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/workbench/notice'

/** What is shown where a page itself failed, rather than one of its panels. */
export default function PageFailed(props: { readonly error: Error; readonly reset: () => void }) {
  return (
    <Notice title="This page stopped" role="alert">
      <p className="text-ink-muted">
        Nothing that was saved is lost, and what was not saved yet is kept in this browser.
      </p>
      <p className="max-w-full break-words font-mono text-[11px] text-ink-faint">{props.error.message}</p>
      <div className="flex gap-2">
        <Button variant="solid" onClick={props.reset}>
          Open again
        </Button>
        <Link href="/" className="rounded-md border border-line-strong px-2.5 py-1 hover:bg-surface-sunken">
          All projects
        </Link>
      </div>
    </Notice>
  )
}
