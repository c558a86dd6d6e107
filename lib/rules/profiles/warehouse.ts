import type { Profile } from './profile.ts'

/** Facts and dimensions, loaded in bulk and read in scans. */
export const warehouse: Profile = {
  id: 'warehouse',
  label: 'Warehouse',
  description:
    'For facts and dimensions that are loaded in bulk: keys without constraints and wide tables are no fault there.',
  stances: ['recommended'],
  tags: [],
  least: 'info',
  rules: {
    'foreign-key-without-index': { on: false },
    'isolated-table': { on: false },
    'missing-foreign-key': { on: false },
    'missing-timestamps': { on: false },
    'no-foreign-keys': { on: false },
    'no-required-columns': { on: false },
    'repeating-groups': { on: false },
    'unpartitioned-time-series': { severity: 'warning' },
    'wide-table': { on: false },
  },
}
