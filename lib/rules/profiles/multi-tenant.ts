import type { Profile } from './profile.ts'

/** Many customers in one schema. */
export const multiTenant: Profile = {
  id: 'multi-tenant',
  label: 'Multi-tenant SaaS',
  description: "For many customers in one schema: what keeps one tenant's rows from another's is an error.",
  stances: ['recommended'],
  tags: ['tenancy'],
  least: 'info',
  rules: {
    'row-security-not-forced': { severity: 'warning' },
    'tenant-outside-unique': { severity: 'error' },
  },
}
