'use client'

import { useEffect, useState } from 'react'

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })

/** A moment as how long ago it was, kept up to date; its tooltip has the date. */
export function RelativeTime({ iso }: { readonly iso: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const date = new Date(iso)
  // The server's clock, zone and moment are not the browser's.
  return (
    <time dateTime={iso} title={exact.format(date)} suppressHydrationWarning>
      {describe((date.getTime() - now) / 1000)}
    </time>
  )
}

function describe(seconds: number): string {
  const size = Math.abs(seconds)
  for (const [unit, length] of units) {
    if (size >= length) return relative.format(Math.round(seconds / length), unit)
  }
  return 'just now'
}
