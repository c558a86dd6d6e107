import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 899px)'

/** Whether the window is too narrow for panels side by side. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(narrow)
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    () => window.matchMedia(narrow).matches,
  )
}
