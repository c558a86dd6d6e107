import type { Profile } from './profile.ts'

/** What nine of ten schemas are better for. */
export const recommended: Profile = {
  id: 'recommended',
  label: 'Recommended',
  description: 'For a database that serves an application: what is right in nine of ten findings.',
  stances: ['recommended'],
  tags: [],
  least: 'info',
  rules: {},
}
