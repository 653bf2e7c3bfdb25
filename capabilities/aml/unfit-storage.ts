/**
 * Settings of a storage account with which a workspace cannot keep its files in it (Azure ML, seen 2026-11); each
 * rule completes "something gives it".
 */
export const unfitStorage = {
  hierarchical: {
    setting: 'hns',
    is: true,
    rule: 'a hierarchical namespace, and Azure ML keeps its files only in an account without one',
  },
  keyless: {
    setting: 'shared_keys',
    is: 'none',
    rule: 'no keys, and the workspace signs in to its storage with one',
  },
} as const

/** What would be right in its place. */
export const fittingStorage = 'existing storage account: new'
