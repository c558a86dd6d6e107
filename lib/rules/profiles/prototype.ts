import type { Profile } from './profile.ts'

/** A schema that may be thrown away next week. */
export const prototype: Profile = {
  id: 'prototype',
  label: 'Prototype',
  description:
    'For a schema that changes daily and holds little: only what costs dearly later or breaks now.',
  stances: ['recommended'],
  tags: [],
  least: 'warning',
  rules: {
    'foreign-key-without-index': { on: false },
    'serial-column': { on: false },
    'stringly-typed-status': { on: false },
  },
}
