import type { Consumer } from './access-table.ts'
import type { Parameters } from './parameters.ts'

/** What follows from what an account is for. */
export interface Purpose {
  readonly containers: readonly string[]
  /** Folders are real ones, as data lakes and SFTP need them. */
  readonly hns: boolean
  readonly tier: Parameters['access_tier']
  /** Days until data that nobody changes moves to Cool; 0 is never. */
  readonly coolAfterDays: number
  /** Who uses it, when that follows from the purpose. */
  readonly consumers?: readonly Consumer[]
  readonly groupAccess: Parameters['group_access']
  /** Writes and reads in a month for each gigabyte, when nobody knows better: fewer where files are large. */
  readonly operations: { readonly writes: number; readonly reads: number }
}

const usual = {
  hns: false,
  tier: 'Hot',
  coolAfterDays: 30,
  groupAccess: 'read_write',
  operations: { writes: 1_000, reads: 10_000 },
} as const

export const purposes: Readonly<Record<Parameters['purpose'], Purpose>> = {
  data_lake: {
    ...usual,
    containers: ['raw', 'curated'],
    hns: true,
    operations: { writes: 100, reads: 1_000 },
  },
  app_files: { ...usual, containers: ['data'] },
  backup: { ...usual, containers: ['backup'], tier: 'Cool', operations: { writes: 10, reads: 10 } },
  logs: {
    ...usual,
    containers: ['logs'],
    tier: 'Cool',
    groupAccess: 'read_only',
    operations: { writes: 100, reads: 100 },
  },
  tf_state: { ...usual, containers: ['tfstate'], coolAfterDays: 0 },
  static_public: { ...usual, containers: ['public'], coolAfterDays: 0, consumers: ['everyone'] },
  file_share: { ...usual, containers: ['share'], coolAfterDays: 0 },
  sftp_drop: {
    ...usual,
    containers: ['inbox'],
    hns: true,
    consumers: ['partner'],
    operations: { writes: 100, reads: 100 },
  },
}
