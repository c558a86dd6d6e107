'use client'

import { Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { IconButton } from '@/components/ui/button'

/** The band at the top: who this is, and the light. */
export function HomeHeader() {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <header className="border-line border-b bg-surface-raised">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-6">
        <Mark />
        <h1 className="font-semibold text-[17px] tracking-tight">Athena</h1>
        <p className="hidden text-ink-muted sm:block">The DDL text is the document.</p>
        <span className="grow" />
        <IconButton
          label="Switch between light and dark"
          onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
        >
          {/* Which one shows is a matter of style: the server does not know the theme. */}
          <Sun size={16} className="hidden dark:block" aria-hidden="true" />
          <Moon size={16} className="dark:hidden" aria-hidden="true" />
        </IconButton>
      </div>
    </header>
  )
}

/** The owl of Athena, out of two tables and a key between them. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
      <rect x="2" y="3" width="28" height="26" rx="8" fill="var(--accent)" />
      <circle cx="11" cy="14" r="5" fill="var(--accent-ink)" />
      <circle cx="21" cy="14" r="5" fill="var(--accent-ink)" />
      <circle cx="11" cy="14" r="2.2" fill="var(--accent)" />
      <circle cx="21" cy="14" r="2.2" fill="var(--accent)" />
      <path d="M16 17l-2.2 3.2L16 24l2.2-3.8z" fill="var(--accent-ink)" />
    </svg>
  )
}
