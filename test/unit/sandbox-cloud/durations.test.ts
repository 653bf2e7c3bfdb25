import { expect, test } from 'vitest'
import { durationMs } from '../../../sandbox/cloud/engine/durations.ts'

test.each([
  ['azurerm', 'azurerm_databricks_workspace', 'create', 1, 240_000],
  ['azurerm', 'azurerm_databricks_workspace', 'create', 0.05, 12_000],
  ['azurerm', 'azurerm_databricks_workspace', 'create', 0, 0],
  ['databricks', 'databricks_cluster', 'create', 1, 300_000],
  ['azurerm', 'azurerm_some_other_type', 'update', 1, 6000],
  ['random', 'random_string', 'create', 1, 0],
] as const)('%s: %s takes its time to %s at scale %d', (provider, type, change, timeScale, expected) => {
  expect(durationMs({ provider, type, change, timeScale })).toBe(expected)
})
