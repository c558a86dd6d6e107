import './globals.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { Notifications } from '@/components/ui/notifications'

export const metadata: Metadata = {
  title: { default: 'Athena', template: '%s · Athena' },
  description: 'A visual schema workbench: the DDL text is the document.',
}

/** The frame of every page: theme, toasts, language. The nonce comes from the proxy that sets the CSP. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider attribute="class" defaultTheme="system" enableSystem nonce={nonce}>
          {children}
          <Notifications />
        </ThemeProvider>
      </body>
    </html>
  )
}
