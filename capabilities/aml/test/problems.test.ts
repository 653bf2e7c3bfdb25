import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { assess, subnetOf } from './assess.ts'

const plain = { team: 'churn', environment: 'staging', region: 'eastus' }
const elsewhere = '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-x/providers'

async function problemsOf(stated: Stated) {
  const { problems, stacks, gates } = await assess({ ...plain, ...stated })
  if (problems.length > 0) expect({ stacks, gates }).toEqual({ stacks: [], gates: [] })
  return problems
}

describe('what cannot be built', () => {
  it.each<[Stated, string, string, string | undefined]>([
    [{ min_nodes: 8, max_nodes: 2 }, 'min_nodes', 'the smallest number of nodes, 8, is above', '2-8'],
    [{ max_nodes: 0 }, 'max_nodes', 'a cluster has at least 1 node', undefined],
    [{ max_nodes: 51 }, 'max_nodes', 'a cluster has at most 50 nodes here', undefined],
    [{ min_nodes: 0.5 }, 'min_nodes', 'a number of nodes is a whole number, such as 2', undefined],
    [{ idle_minutes: 1 }, 'idle_minutes', 'a node goes after 2 idle minutes at the earliest', undefined],
    [{ workspace_name: 'ml' }, 'workspace_name', 'a workspace name has 3 to 33', undefined],
    [{ workspace_name: 'x'.repeat(34) }, 'workspace_name', 'a workspace name has 3 to 33', undefined],
    [{ node_type: 'Standard_X9' }, 'node_type', 'it is not a machine size that Azure ML takes', undefined],
    [
      { node_type: 'Standard_NC6s_v3' },
      'node_type',
      'Azure retired it on 2025-09-30',
      'Standard_NC4as_T4_v3',
    ],
    [
      { node_type: 'Standard_NC12s_v3', workload: 'training_large' },
      'node_type',
      'Azure retired it',
      'Standard_NC24ads_A100_v4',
    ],
    [
      { node_type: 'Standard_NC4as_T4_v3', region: 'eastasia' },
      'node_type',
      'it is not sold in eastasia',
      'Standard_E4ds_v5',
    ],
    [
      { gpu_type: 'H100', region: 'brazilsouth' },
      'gpu_type',
      'machines with it are not sold in brazilsouth',
      'another GPU type or region',
    ],
    [{ gpu: false, gpu_type: 'T4' }, 'gpu_type', 'a GPU type is named and GPUs are ruled out', 'gpu: true'],
    [
      { gpu: true, node_type: 'Standard_E8ds_v5' },
      'node_type',
      'it has no GPU and one is asked for',
      'Standard_NC4as_T4_v3',
    ],
    [
      { gpu: false, node_type: 'Standard_NC4as_T4_v3' },
      'node_type',
      'it has a T4 GPU and GPUs are ruled out',
      'Standard_E4ds_v5',
    ],
    [
      { gpu_type: 'A100', node_type: 'Standard_NC4as_T4_v3' },
      'node_type',
      'it has no A100 GPU',
      'Standard_NC24ads_A100_v4',
    ],
    [{ instances: 7 }, 'instances', 'one request makes at most 6 personal instances', undefined],
    [
      { instances: 1, instance_users: ['a@contoso.com', 'b@contoso.com'] },
      'instances',
      'each instance belongs to one person, and 2 are named',
      '2',
    ],
    [
      { instance_users: ['a@contoso.com', 'A@contoso.com'] },
      'instance_users',
      'a person gets one instance, and is named twice',
      'a@contoso.com',
    ],
    [
      { instance_users: ['alice'] },
      'instance_users',
      'a person is given by the name they sign in',
      undefined,
    ],
    [
      { isolation: 'Disabled' },
      'isolation',
      'machines outside a managed network do not reach the storage',
      'AllowInternetOutbound',
    ],
    [
      { isolation: 'Disabled', network: 'private', subnet_id: subnetOf('staging') },
      'isolation',
      'machines outside a managed network do not reach a private workspace',
      'AllowInternetOutbound',
    ],
    [
      { isolation: 'AllowInternetOutbound', outbound_hosts: ['packages.contoso.com'] },
      'outbound_hosts',
      'hosts are approved only where nothing else may be reached',
      'isolation: AllowOnlyApprovedOutbound',
    ],
    [
      { outbound_hosts: ['https://packages.contoso.com'] },
      'outbound_hosts',
      'a host is a full name',
      undefined,
    ],
    [{ outbound_hosts: ['localhost'] }, 'outbound_hosts', 'a host is a full name', undefined],
    [{ subnet_id: '/subscriptions/x' }, 'subnet_id', 'a subnet is given by its resource id', undefined],
    [
      { environment: 'prod', network: 'public', high_business_impact: true },
      'network',
      'sensitive data in production is reached through private endpoints only',
      'private',
    ],
    [
      { key_vault: `${elsewhere}/Microsoft.KeyVault/vaults/kv-x` },
      'key_vault',
      'it is not in the subscription of staging',
      undefined,
    ],
    [
      { storage: 'stgenesml01' },
      'storage',
      'its resource group is not known; give its resource id',
      '/subscriptions/5a4db0c5-0000-4000-8000-00000000000e/resourceGroups/<group>/providers/Microsoft.Storage/storageAccounts/stgenesml01',
    ],
    [{ key_vault: 'kv ${x}' }, 'key_vault', 'a key vault is given by its resource id', undefined],
    [{ allowed_ips: ['10.0.0.0/8'] }, 'allowed_ips', 'it is not a public address', 'network: private'],
    [{ allowed_ips: ['20.0.0.0/7'] }, 'allowed_ips', 'that is too large a part', undefined],
    [{ allowed_ips: ['20.1.2.3/24'] }, 'allowed_ips', 'it has bits set', '20.1.2.0/24'],
    [{ allowed_ips: ['2001:db8::/32'] }, 'allowed_ips', 'takes IPv4 addresses only', undefined],
    [{ allowed_ips: ['office'] }, 'allowed_ips', 'it is not an address', undefined],
  ])('%j', async (stated, parameter, rule, suggestion) => {
    const [problem] = await problemsOf(stated)
    expect(problem?.parameter).toBe(parameter)
    expect(problem?.rule).toContain(rule)
    expect(problem?.suggestion).toBe(suggestion)
  })

  it('says that a registry is named and ruled out', async () => {
    const { subscriptions } = exampleContext
    const registry = `/subscriptions/${subscriptions.staging}/resourceGroups/rg-x/providers/Microsoft.ContainerRegistry/registries/crx`
    expect(await problemsOf({ registry: registry, custom_images: false })).toEqual([
      {
        parameter: 'custom_images',
        value: 'false',
        rule: 'a registry is named and custom images are ruled out at the same time',
        suggestion: 'true',
      },
    ])
  })

  it('finds nothing wrong with what is usual', async () => {
    expect(await problemsOf({})).toEqual([])
  })
})
