'use client'

import { Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { IconButton } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'

/** The band at the top: who this is, and the light. */
export function HomeHeader() {
  const { resolvedTheme, setTheme } = useTheme()
  return (
    <header className="border-line border-b bg-surface-raised">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-6">
        <Mark className="size-7" />
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
