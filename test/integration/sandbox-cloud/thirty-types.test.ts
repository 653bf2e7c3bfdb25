import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { createWorkdir, type Workdir } from './terraform.ts'
import { TYPE_COUNT, thirtyTypes } from './thirty-types.ts'

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
  await workdir.write('main.tf', thirtyTypes({ virtualNetwork: 'vnet-thirty' }))
  await workdir.terraform('init')
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

test(
  verifies(
    ['cloud.thirty-types'],
    'applies more than 30 resource types, plans no change, replaces for ForceNew and leaves nothing',
  ),
  async () => {
    const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
    expect(applied.output).toContain(
      `Apply complete! Resources: ${TYPE_COUNT} added, 0 changed, 0 destroyed.`,
    )
    const types = new Set((await cloud.resources()).map(({ type }) => type))
    expect(types.size).toBe(TYPE_COUNT)
    expect([...types].filter((type) => !/^(?:azurerm|databricks)_/.test(type))).toEqual([])
    expect(TYPE_COUNT).toBeGreaterThanOrEqual(30)

    const again = await workdir.terraform('plan', '-detailed-exitcode', '-no-color')
    expect(again.output).toContain('No changes.')
    expect(again.exitCode).toBe(0)

    await workdir.write('main.tf', thirtyTypes({ virtualNetwork: 'vnet-other' }))
    const replaced = await workdir.terraform('plan', '-no-color')
    expect(replaced.output).toContain('# azurerm_virtual_network.this must be replaced')
    expect(replaced.output).toMatch(/~ name += "vnet-thirty" -> "vnet-other" # forces replacement/)
    expect(replaced.output).toContain('Plan: 5 to add, 1 to change, 5 to destroy.')
    expect((await workdir.terraform('apply', '-auto-approve')).exitCode).toBe(0)
    expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)

    const destroyed = await workdir.terraform('destroy', '-auto-approve', '-no-color')
    expect(destroyed.output).toContain(`Destroy complete! Resources: ${TYPE_COUNT} destroyed.`)
    expect(await cloud.resources()).toEqual([])
  },
)
