'use client'

import { FileDown } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'

/** Takes files dropped anywhere on the page, and shows that it would while one is dragged over it. */
export function FileDrop(props: { readonly onFile: (file: File) => void; readonly children: ReactNode }) {
  const { onFile } = props
  const [over, setOver] = useState(false)
  useEffect(() => {
    // Entering a child fires before leaving its parent: only the count tells when the page is left.
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const allow = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) onFile(file)
    }
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', allow],
      ['drop', drop],
    ] as const
    for (const [name, listener] of listeners) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener)
    }
  }, [onFile])
  return (
    <>
      {props.children}
      {over && (
        <div className="pointer-events-none fixed inset-0 z-[60] flex items-center justify-center bg-surface/80 p-6">
          <div className="flex size-full flex-col items-center justify-center gap-3 rounded-2xl border-2 border-accent border-dashed bg-accent-soft/60 text-accent">
            <FileDown size={40} aria-hidden="true" />
            <p className="font-semibold text-[16px]">Drop the .sql file to open it</p>
          </div>
        </div>
      )}
    </>
  )
}
