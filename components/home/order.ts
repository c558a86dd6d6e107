import type { ProjectSummary } from '@/lib/store'

/** Orders of the list of projects, in the order they are offered. */
export const orders = {
  changed: { label: 'Last changed', compare: (a, b) => b.updatedAt.localeCompare(a.updatedAt) },
  name: { label: 'Name', compare: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) },
  tables: { label: 'Most tables', compare: (a, b) => b.tableCount - a.tableCount },
  created: { label: 'Newest', compare: (a, b) => b.createdAt.localeCompare(a.createdAt) },
} as const satisfies Record<
  string,
  { label: string; compare: (a: ProjectSummary, b: ProjectSummary) => number }
>

export type OrderName = keyof typeof orders

/** The projects whose name has every word of the query, ordered. */
export function findProjects(
  projects: readonly ProjectSummary[],
  query: string,
  order: OrderName,
): readonly ProjectSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return projects
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort(orders[order].compare)
}
