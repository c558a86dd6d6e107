import { useSyncExternalStore } from 'react'

/** Changes whenever the page's theme does, for what paints colours itself. */
export function useTheme(): string {
  return useSyncExternalStore(subscribe, read, () => '')
}

function read(): string {
  return document.documentElement.className
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
  return () => observer.disconnect()
}
