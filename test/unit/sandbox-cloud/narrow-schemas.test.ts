import { describe, expect, it } from 'vitest'
import { narrowSchemas } from '../../../sandbox/cloud/narrow-schemas.ts'
import { definitionOf } from '../../../sandbox/cloud/providers.ts'

describe('narrowSchemas', () => {
  const narrow = narrowSchemas(['azurerm_key_vault', 'azuread_client_config', 'no_such_type'], new Map())

  it('leaves the types that are named as they are, as resource and as data source', () => {
    const { schema } = definitionOf('azurerm')
    expect(narrow.get('azurerm')).toEqual({
      ...schema,
      resource_schemas: { azurerm_key_vault: schema.resource_schemas?.['azurerm_key_vault'] },
      data_source_schemas: { azurerm_key_vault: schema.data_source_schemas?.['azurerm_key_vault'] },
    })
  })

  it('keeps a provider of which no type is named', () => {
    expect(narrow.get('random')).toEqual({
      ...definitionOf('random').schema,
      resource_schemas: {},
      data_source_schemas: {},
    })
  })

  it("narrows a person's own schema in place of the provider's", () => {
    const one = { version: 7, block: {} }
    const own = { provider: one, resource_schemas: { random_id: one, random_pet: one } }
    const narrowed = narrowSchemas(['random_pet'], new Map([['random', own]]))
    expect(narrowed.get('random')).toEqual({
      provider: one,
      resource_schemas: { random_pet: one },
      data_source_schemas: {},
    })
  })
})
