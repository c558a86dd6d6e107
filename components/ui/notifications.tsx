'use client'

import { useTheme } from 'next-themes'
import type { CSSProperties } from 'react'
import { Toaster } from 'sonner'

/** The page's tokens for what the notifications are drawn with. */
const colors = {
  '--normal-bg': 'var(--surface-raised)',
  '--normal-bg-hover': 'var(--surface-sunken)',
  '--normal-text': 'var(--ink)',
  '--normal-border': 'var(--line-strong)',
  '--normal-border-hover': 'var(--line-strong)',
  '--success-bg': 'var(--good-soft)',
  '--success-text': 'var(--good)',
  '--success-border': 'var(--good)',
  '--info-bg': 'var(--info-soft)',
  '--info-text': 'var(--info)',
  '--info-border': 'var(--info)',
  '--warning-bg': 'var(--warn-soft)',
  '--warning-text': 'var(--warn)',
  '--warning-border': 'var(--warn)',
  '--error-bg': 'var(--danger-soft)',
  '--error-text': 'var(--danger)',
  '--error-border': 'var(--danger)',
} as CSSProperties

/** Where the page says what it has done: above the status bar, in the page's colours, long enough to be read. */
export function Notifications() {
  const { resolvedTheme } = useTheme()
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      offset={{ bottom: 36 }}
      duration={7000}
      richColors
      closeButton
      containerAriaLabel="Notifications"
      style={colors}
    />
  )
}
