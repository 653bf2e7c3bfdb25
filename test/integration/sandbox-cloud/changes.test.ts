import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders, databricksStack } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
  await workdir.write('main.tf', databricksStack())
  await workdir.terraform('init')
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

const apply = () => workdir.terraform('apply', '-auto-approve', '-no-color')

test('updates in place what can be updated', async () => {
  await apply()
  await workdir.write('main.tf', databricksStack().replace('max_workers = 2', 'max_workers = 4'))

  expect((await apply()).output).toContain('Apply complete! Resources: 0 added, 1 changed, 0 destroyed.')
  const cluster = (await cloud.resources()).find(({ type }) => type === 'databricks_cluster')
  expect(cluster?.values['autoscale']).toEqual([{ min_workers: 1, max_workers: 4 }])
})

test('replaces a resource and what depends on it when its name changes', async () => {
  await apply()
  await workdir.write('main.tf', databricksStack().replace('"vnet-x"', '"vnet-y"'))

  const planned = await workdir.terraform('plan', '-no-color')
  expect(planned.output).toContain('# azurerm_virtual_network.this must be replaced')
  expect(planned.output).toMatch(/name\s+= "vnet-x" -> "vnet-y" # forces replacement/)
  // The network, two subnets, their two associations and the workspace.
  expect(planned.output).toContain('Plan: 6 to add, 0 to change, 6 to destroy.')
})

test('takes a region with another spelling for the same', async () => {
  await apply()
  await workdir.write('main.tf', databricksStack().replace('"East US 2"', '"eastus2"'))

  expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
})

test(verifies(['cloud.line'], 'names a misspelt attribute with its line'), async () => {
  await workdir.write('main.tf', databricksStack().replace('sku                 =', 'skuu                ='))

  const { exitCode, output } = await workdir.terraform('validate', '-no-color')
  expect(exitCode).toBe(1)
  expect(output).toContain('An argument named "skuu" is not expected here. Did you mean "sku"?')
  expect(output).toMatch(/on main\.tf line \d+/)
})

test(verifies(['cloud.line'], 'names the allowed values with the line of a wrong one'), async () => {
  await workdir.write('main.tf', databricksStack().replace('"premium"', '"basic"'))

  const { exitCode, output } = await workdir.terraform('validate', '-no-color')
  expect(exitCode).toBe(1)
  expect(output).toContain('expected sku to be one of ["standard" "premium" "trial"], got basic')
  expect(output).toContain('with azurerm_databricks_workspace.this')
  expect(output).toMatch(/on main\.tf line \d+/)
})

test(
  verifies(['cloud.guard-subscription'], 'refuses a subscription that is not of the sandbox'),
  async () => {
    const real = '8d3f2a10-1111-4222-8333-944444444444'
    await workdir.write(
      'main.tf',
      `${azureProviders(real)}
resource "azurerm_resource_group" "this" {
  name     = "rg-real"
  location = "eastus2"
}
`,
    )

    const { exitCode, output } = await apply()
    expect(exitCode).toBe(1)
    expect(output).toContain('The sandbox cloud does not serve this subscription')
    expect(output).toContain(`subscription_id is "${real}"`)
    expect(await cloud.resources()).toEqual([])
  },
)

test(verifies(['cloud.data'], 'finds earlier resources by data source'), async () => {
  await apply()
  const reader = await createWorkdir(cloud.environment)
  await reader.write(
    'main.tf',
    `${azureProviders()}
data "azurerm_databricks_workspace" "this" {
  name                = "dbw-x"
  resource_group_name = "rg-x"
}

data "azurerm_client_config" "this" {}

data "azuread_users" "this" {
  user_principal_names = ["ann@example.org"]
}

output "workspace_url" {
  value = data.azurerm_databricks_workspace.this.workspace_url
}
`,
  )
  await reader.terraform('init')
  const found = await reader.terraform('apply', '-auto-approve', '-no-color')
  const workspace = (await cloud.resources()).find(({ type }) => type === 'azurerm_databricks_workspace')
  expect(found.output).toContain(`workspace_url = "${String(workspace?.values['workspace_url'])}"`)

  await reader.write(
    'main.tf',
    `${azureProviders()}
data "azurerm_databricks_workspace" "this" {
  name                = "dbw-missing"
  resource_group_name = "rg-x"
}
`,
  )
  const missing = await reader.terraform('plan', '-no-color')
  expect(missing.output).toContain(
    'azurerm_databricks_workspace (name "dbw-missing" / resource_group_name "rg-x") was not',
  )
  await reader.remove()
})
