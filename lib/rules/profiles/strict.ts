import type { Profile } from './profile.ts'

/** Everything that is true, however small. */
export const strict: Profile = {
  id: 'strict',
  label: 'Strict',
  description: 'For a schema that is to be spotless: everything that is true, noisy or not.',
  stances: ['recommended', 'strict'],
  tags: [],
  least: 'info',
  rules: {},
}
