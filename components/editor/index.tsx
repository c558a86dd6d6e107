'use client'

import dynamic from 'next/dynamic'

/** The text of the document in Monaco, loaded when it is first shown. */
export const DdlEditor = dynamic(() => import('./ddl-editor').then((module) => module.DdlEditor), {
  ssr: false,
  loading: () => <p className="p-3 text-ink-muted">Loading the editor …</p>,
})

/** A migration file in an editor of its own. */
export const MigrationEditor = dynamic(() => import('./migration-editor'), {
  ssr: false,
  loading: () => <p className="p-3 text-ink-muted">Loading the editor …</p>,
})
