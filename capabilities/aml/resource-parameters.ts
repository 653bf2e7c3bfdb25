import * as z from 'zod'
import { accessGroup, parameter } from '#capability'
import { nameOrId } from './resource-id.ts'

/** What the workspace stands on; what nobody names is made with it. */
export const resourceParameters = {
  storage: parameter(
    nameOrId(
      'Microsoft.Storage/storageAccounts',
      'a storage account is given by its resource id, /subscriptions/.../storageAccounts/<name>',
    ),
    {
      label: 'existing storage account',
      kind: 'name',
      aliases: [
        'storage',
        'storage account',
        'existing storage account',
        'existing storage',
        'storage account id',
        'use the storage account',
      ],
    },
  ),
  key_vault: parameter(
    nameOrId(
      'Microsoft.KeyVault/vaults',
      'a key vault is given by its resource id, /subscriptions/.../vaults/<name>',
    ),
    {
      label: 'existing key vault',
      kind: 'name',
      aliases: [
        'key vault',
        'keyvault',
        'existing key vault',
        'existing keyvault',
        'key vault id',
        'use the key vault',
      ],
    },
  ),
  custom_images: parameter(z.boolean(), {
    label: 'custom images',
    kind: 'flag',
    aliases: ['custom images'],
    synonyms: {
      true: [
        'custom images',
        'custom image',
        'custom docker image',
        'custom docker images',
        'own images',
        'own docker images',
        'custom environments',
        'with a container registry',
        'with container registry',
        'with a registry',
        'with acr',
      ],
      false: ['no custom images', 'no container registry', 'without a container registry', 'no acr'],
    },
  }),
  registry: parameter(
    nameOrId(
      'Microsoft.ContainerRegistry/registries',
      'a container registry is given by its resource id, /subscriptions/.../registries/<name>',
    ),
    {
      label: 'existing registry',
      kind: 'name',
      aliases: [
        'registry',
        'container registry',
        'existing container registry',
        'existing registry',
        'container registry id',
        'use the registry',
      ],
    },
  ),
  app_insights: parameter(
    nameOrId(
      'Microsoft.Insights/components',
      'application insights is given by its resource id, /subscriptions/.../components/<name>',
    ),
    {
      label: 'existing application insights',
      kind: 'name',
      aliases: [
        'app insights',
        'application insights',
        'existing application insights',
        'existing app insights',
        'app insights id',
        'application insights id',
        'use the app insights',
      ],
    },
  ),
  access_group: parameter(accessGroup, {
    label: 'group with access',
    kind: 'name',
    aliases: ['access group', 'user group', 'group with access', 'access for', 'access for group'],
  }),
  high_business_impact: parameter(z.boolean(), {
    label: 'high business impact',
    kind: 'flag',
    aliases: ['high business impact', 'hbi'],
    synonyms: {
      true: [
        'high business impact',
        'hbi',
        'sensitive data',
        'highly sensitive data',
        'confidential data',
        'personal data',
      ],
      false: ['no high business impact', 'not high business impact', 'no sensitive data'],
    },
  }),
} as const
