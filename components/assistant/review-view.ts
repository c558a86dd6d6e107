import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Grouping } from './group-findings'

interface ReviewView {
  readonly grouping: Grouping
  group(grouping: Grouping): void
}

/** How the findings are laid out; remembered in this browser. */
export const useReviewView = create<ReviewView>()(
  persist((set) => ({ grouping: 'severity', group: (grouping) => set({ grouping }) }), {
    name: 'athena.review',
    partialize: ({ grouping }) => ({ grouping }),
  }),
)
