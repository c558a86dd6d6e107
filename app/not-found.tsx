import Link from 'next/link'
import { Notice } from '@/components/workbench/notice'

/** What is shown for an address that leads nowhere. */
export default function NotFound() {
  return (
    <Notice title="There is nothing here" role="alert">
      <p className="text-ink-muted">The address may not be complete.</p>
      <Link href="/" className="rounded-md border border-line-strong px-2.5 py-1 hover:bg-surface-sunken">
        All projects
      </Link>
    </Notice>
  )
}
