import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess } from './assess.ts'

const plain = { team: 'etl', environment: 'staging', region: 'eastus' }

async function problemsOf(stated: Stated, today = '2026-11-22') {
  const { problems, stacks, gates } = await assess({ ...plain, ...stated }, { today })
  if (problems.length > 0) expect({ stacks, gates }).toEqual({ stacks: [], gates: [] })
  return problems
}

describe('what cannot be built', () => {
  it.each<[Stated, string, string, string | undefined]>([
    [
      { min_workers: 8, max_workers: 2 },
      'min_workers',
      'the smallest number of workers, 8, is above the largest, 2',
      '2-8',
    ],
    [
      { min_workers: 0, max_workers: 4 },
      'min_workers',
      'a cluster that scales keeps at least one worker',
      '1-4',
    ],
    [{ max_workers: 51 }, 'max_workers', 'a cluster has at most 50 workers here', undefined],
    [{ min_workers: 1.5 }, 'min_workers', 'a number of workers is a whole number, such as 2', undefined],
    [{ workspace_name: 'my workspace!' }, 'workspace_name', 'a workspace name has 3 to 64', undefined],
    [{ workspace_name: 'x'.repeat(65) }, 'workspace_name', 'a workspace name has 3 to 64', undefined],
    [{ resource_group: 'rg-data.' }, 'resource_group', 'a resource group name holds', undefined],
    [{ node_type: 'Standard_X99' }, 'node_type', 'it is not a machine size that Databricks runs', undefined],
    [{ autotermination_minutes: 5 }, 'autotermination_minutes', 'auto-stop is 10 to 10,000 minutes', '10'],
    [
      { autotermination_minutes: 0 },
      'autotermination_minutes',
      'a cluster that never stops is only for streaming',
      '60',
    ],
    [
      { autotermination_minutes: 20_000 },
      'autotermination_minutes',
      'auto-stop is at most 10,000 minutes',
      undefined,
    ],
    [{ gpu: false, gpu_type: 'T4' }, 'gpu_type', 'a GPU type is named and GPUs are ruled out', 'gpu: true'],
    [
      { gpu: true, node_type: 'Standard_D8ads_v5' },
      'node_type',
      'it has no GPU and one is asked for',
      'Standard_NC8as_T4_v3',
    ],
    [
      { gpu: false, node_type: 'Standard_NC8as_T4_v3' },
      'node_type',
      'it has a T4 GPU and GPUs are ruled out',
      'Standard_E8ads_v5',
    ],
    [
      { gpu_type: 'A100', node_type: 'Standard_NC8as_T4_v3' },
      'node_type',
      'it has a T4 GPU, and A100 is asked for',
      'Standard_NC24ads_A100_v4',
    ],
    [{ photon: true, gpu: true }, 'photon', 'Photon does not run on GPU machines', 'false'],
    [{ pool: true, spot: true }, 'spot', 'a pool cannot fall back to on-demand machines', 'false'],
    [{ pool_max_capacity: 2 }, 'pool_max_capacity', 'the pool holds fewer machines than the 5', '5'],
    [
      { pool_max_capacity: 6, pool_min_idle: 7 },
      'pool_min_idle',
      'the pool would keep more machines idle than the 6',
      '0',
    ],
    [{ unity_catalog: true }, 'unity_catalog', 'the metastore of eastus is not known', undefined],
    [
      { metastore_id: 'main' },
      'metastore_id',
      'a metastore id is a UUID, such as 0f1c2d3e-4a5b-4c6d-8e7f-901234567890',
      undefined,
    ],
    [{ existing: true }, 'existing', 'the name and the resource group of the existing workspace', undefined],
    [{ vnet_cidr: '10.60.0.0/26' }, 'vnet_cidr', 'it has no room for two subnets of /26', '10.60.0.0/24'],
    [{ vnet_cidr: '10.60.0.5/22' }, 'vnet_cidr', 'the address has bits set behind its prefix', undefined],
    [
      { vnet_cidr: '10.0.0.0/8' },
      'vnet_cidr',
      'a virtual network for one workspace is at most a /16, such as 10.139.0.0/22',
      undefined,
    ],
    [{ vnet_cidr: '10.60' }, 'vnet_cidr', 'a network is written like 10.139.0.0/22', undefined],
    [
      { vnet_cidr: '10.60.0.0/22', public_subnet_cidr: '10.60.0.0/27' },
      'public_subnet_cidr',
      'a subnet for Databricks is at least a /26',
      '10.60.0.0/26',
    ],
    [
      { vnet_cidr: '10.60.0.0/22', private_subnet_cidr: '10.61.0.0/24' },
      'private_subnet_cidr',
      'it does not lie in the virtual network 10.60.0.0/22',
      '10.60.1.0/24',
    ],
    [
      { vnet_cidr: '10.60.0.0/22', public_subnet_cidr: '10.60.0.0/23', private_subnet_cidr: '10.60.1.0/24' },
      'private_subnet_cidr',
      'it overlaps the host subnet 10.60.0.0/23',
      '10.60.2.0/24',
    ],
    [
      {
        network: 'private',
        vnet_cidr: '10.60.0.0/24',
        public_subnet_cidr: '10.60.0.0/25',
        private_subnet_cidr: '10.60.0.128/25',
      },
      'vnet_cidr',
      'the two subnets leave no /27 for the private endpoints',
      '10.60.0.0/23',
    ],
    [
      { vnet_cidr: '10.60.0.0/24', pool_max_capacity: 100 },
      'pool_max_capacity',
      'the subnets have room for 59 machines and up to 100 are asked for',
      '59',
    ],
    [
      { network: 'private', allowed_ips: ['203.0.113.0/24'] },
      'allowed_ips',
      'nobody reaches a private workspace from the internet',
      'network: public',
    ],
  ])('%j', async (stated, parameter, rule, suggestion) => {
    const problems = await problemsOf(stated)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.parameter).toBe(parameter)
    expect(problems[0]?.rule).toContain(rule)
    if (suggestion !== undefined) expect(problems[0]?.suggestion).toBe(suggestion)
  })

  it('names machines that the region sells instead', async () => {
    expect(await problemsOf({ region: 'eastasia', node_type: 'Standard_NC8as_T4_v3' })).toEqual([
      {
        parameter: 'node_type',
        value: 'Standard_NC8as_T4_v3',
        rule: 'Standard_NC8as_T4_v3 is not sold in eastasia',
        suggestion: 'Standard_NV36ads_A10_v5, Standard_NV36adms_A10_v5, Standard_NV72ads_A10_v5',
      },
    ])
  })

  it('says so when a region sells no GPUs at all', async () => {
    const [problem] = await problemsOf({ region: 'norwayeast', gpu: true })
    expect(problem).toMatchObject({ parameter: 'gpu', suggestion: 'gpu: false, or region: eastus2' })
  })

  it('takes every machine in a region that no price is known for', async () => {
    expect(await problemsOf({ region: 'westindia', node_type: 'Standard_NC8as_T4_v3' })).toEqual([])
  })

  it('refuses a runtime within 90 days of the end of its support', async () => {
    expect(await problemsOf({ runtime: '15.4' }, '2027-05-20')).toEqual([])
    expect(await problemsOf({ runtime: '15.4' }, '2027-05-22')).toMatchObject([
      { parameter: 'runtime', rule: 'its support ends on 2027-08-19, less than 90 days from now' },
    ])
  })

  it('lets a streaming cluster run without a stop', async () => {
    expect(await problemsOf({ workload: 'streaming', autotermination_minutes: 0 })).toEqual([])
  })
})
