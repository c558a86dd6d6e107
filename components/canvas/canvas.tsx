'use client'

import '@xyflow/react/dist/base.css'
import './canvas.css'
import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import { CanvasStoreContext, createCanvasStore } from './canvas-store'
import { Decorations } from './decorations'
import { CommandsProvider } from './input/use-commands'
import { Surface } from './surface'

/** The diagram of the open project: reads the page's state, changes it through its actions only. */
export function Canvas() {
  const [store] = useState(createCanvasStore)
  return (
    <CanvasStoreContext value={store}>
      <ReactFlowProvider>
        <CommandsProvider>
          <Decorations>
            <Surface />
          </Decorations>
        </CommandsProvider>
      </ReactFlowProvider>
    </CanvasStoreContext>
  )
}
