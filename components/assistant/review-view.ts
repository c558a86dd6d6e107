import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Grouping } from './group-findings'

interface ReviewView {
  readonly grouping: Grouping
  /** Who waives, as it was said last. */
  readonly author: string
  group(grouping: Grouping): void
  sign(author: string): void
}

/** How the findings are laid out, and who waives them; remembered in this browser. */
export const useReviewView = create<ReviewView>()(
  persist(
    (set) => ({
      grouping: 'severity',
      author: '',
      group: (grouping) => set({ grouping }),
      sign: (author) => set({ author }),
    }),
    {
      name: 'athena.review',
      partialize: ({ grouping, author }) => ({ grouping, author }),
    },
  ),
)
