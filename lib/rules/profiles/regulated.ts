import type { Profile } from './profile.ts'

/** Data that an auditor asks about. */
export const regulated: Profile = {
  id: 'regulated',
  label: 'Regulated',
  description:
    'For data that an auditor asks about: who may read it, who changed it and what it was before weigh more.',
  stances: ['recommended'],
  tags: ['privacy', 'history'],
  least: 'info',
  rules: {
    'audit-lost-on-cascade': { severity: 'error' },
    'audit-table-without-time': { severity: 'error' },
    'grant-to-public': { severity: 'error' },
    'missing-timestamps': { severity: 'warning' },
    'personal-data-unprotected': { severity: 'error' },
  },
}
