import type { ReactNode } from 'react'

/** A page-wide message in place of the workbench: loading, or what went wrong and what to do. */
export function Notice(props: {
  readonly title: string
  readonly role?: 'status' | 'alert'
  readonly children?: ReactNode
}) {
  return (
    <main className="grid h-dvh place-items-center bg-canvas p-6">
      <div role={props.role ?? 'status'} className="flex max-w-md flex-col items-center gap-3 text-center">
        <h1 className="font-semibold text-[15px]">{props.title}</h1>
        {props.children}
      </div>
    </main>
  )
}
