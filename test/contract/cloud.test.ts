import { createMemoryStore } from '../../sandbox/cloud/store/memory.ts'
import { createAzureCloud } from '../../src/adapters/azure-cloud/create-azure-cloud.ts'
import { createSandboxCloud } from '../../src/adapters/sandbox-cloud/create-sandbox-cloud.ts'
import type { NameQuestion } from '../../src/ports/cloud.ts'
import { startArmDouble } from '../support/arm-double.ts'
import { createMemoryCloud } from '../support/memory-cloud.ts'
import { silentLogger } from '../support/silent-logger.ts'
import { describeCloud } from './cloud.ts'

const types: Readonly<Record<NameQuestion['kind'], string>> = {
  storage_account: 'azurerm_storage_account',
  key_vault: 'azurerm_key_vault',
  container_registry: 'azurerm_container_registry',
  openai_subdomain: 'azurerm_cognitive_account',
  resource_group: 'azurerm_resource_group',
}

describeCloud('the cloud of tests', () => {
  const cloud = createMemoryCloud()
  return Promise.resolve({ cloud, take: (question) => cloud.take(question), close: () => Promise.resolve() })
})

describeCloud('the sandbox', () => {
  const store = createMemoryStore()
  return Promise.resolve({
    cloud: createSandboxCloud({ resources: store.list, log: silentLogger }),
    take: ({ kind, name, subscription }) =>
      store.put({
        type: types[kind],
        name,
        id: `/subscriptions/${subscription}/${kind}/${name}`,
        scope: subscription,
        values: kind === 'openai_subdomain' ? { name: 'other', custom_subdomain_name: name } : { name },
      }),
    close: () => Promise.resolve(),
  })
})

describeCloud('Azure', async () => {
  const arm = await startArmDouble()
  const cloud = createAzureCloud({
    token: () => Promise.resolve({ token: 'arm-token' }),
    forgetToken: () => undefined,
    endpoint: arm.url,
    clock: { now: () => new Date() },
    log: silentLogger,
  })
  return { cloud, take: (question: NameQuestion) => arm.take(question), close: () => arm.close() }
})
