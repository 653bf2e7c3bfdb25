import { expect, test } from 'vitest'
import { requiresReplace } from '../../../../sandbox/cloud/engine/replace.ts'
import { definitionOf } from '../../../../sandbox/cloud/providers.ts'

const { schema, hints } = definitionOf('azurerm')

test.each<[type: string, attribute: string, from: string, to: string, isReplaced: boolean]>([
  ['azurerm_storage_account', 'account_replication_type', 'LRS', 'RAGRS', false],
  ['azurerm_storage_account', 'account_replication_type', 'ZRS', 'GZRS', false],
  ['azurerm_storage_account', 'account_replication_type', 'LRS', 'ZRS', true],
  ['azurerm_storage_account', 'account_replication_type', 'RAGZRS', 'RAGRS', true],
  ['azurerm_storage_account', 'account_kind', 'Storage', 'StorageV2', false],
  ['azurerm_storage_account', 'account_kind', 'StorageV2', 'BlobStorage', true],
  ['azurerm_cognitive_account', 'kind', 'OpenAI', 'AIServices', false],
  ['azurerm_cognitive_account', 'kind', 'OpenAI', 'TextAnalytics', true],
  ['azurerm_log_analytics_workspace', 'sku', 'PerGB2018', 'CapacityReservation', false],
  ['azurerm_log_analytics_workspace', 'sku', 'PerGB2018', 'PerNode', true],
])('%s.%s from %s to %s: replaced is %s', (type, attribute, from, to, isReplaced) => {
  const block = schema.resource_schemas?.[type]?.block ?? {}
  const own = hints[type] ?? { attributes: {} }
  const request = { block, hints: own, prior: { [attribute]: from }, planned: { [attribute]: to } }
  expect(requiresReplace(request)).toEqual(isReplaced ? [[attribute]] : [])
})
