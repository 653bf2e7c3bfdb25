import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { faultFor } from '../../../sandbox/cloud/fault-library.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders, databricksStack } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

const apply = () => workdir.terraform('apply', '-auto-approve', '-no-color')

async function prepare(configuration: string): Promise<void> {
  await workdir.write('main.tf', configuration)
  await workdir.terraform('init')
}

const GROUP_AND_NETWORK = `${azureProviders()}
resource "azurerm_resource_group" "this" {
  name     = "rg-faults"
  location = "eastus2"
}

resource "azurerm_virtual_network" "this" {
  name                = "vnet-faults"
  resource_group_name = azurerm_resource_group.this.name
  location            = "eastus2"
  address_space       = ["10.0.0.0/16"]
}
`

test(
  verifies(
    ['cloud.fault'],
    'keeps what succeeded and adds exactly the rest after a failure that happens once',
  ),
  async () => {
    cloud.addFault(faultFor('AZURE_QUOTA_EXCEEDED', { times: 1 }))
    await prepare(databricksStack())

    const failed = await apply()
    expect(failed.exitCode).toBe(1)
    expect(failed.output).toContain('AZURE_QUOTA_EXCEEDED_EXCEPTION')
    expect(failed.output).toContain('exceeding approved Cores quota for the family of')
    expect(failed.output).toContain('with databricks_cluster.this')
    expect(await cloud.resources()).toHaveLength(10)

    const retried = await apply()
    expect(retried.output).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.')
    expect(
      cloud
        .history()
        .filter(({ operation, type }) => operation === 'create' && type === 'databricks_cluster'),
    ).toMatchObject([{ outcome: 'failed' }, { outcome: 'done' }])
  },
)

test(verifies(['cloud.fault-left'], 'leaves a tainted resource that the next apply replaces'), async () => {
  cloud.addFault(faultFor('provisioning_failed', { type: 'azurerm_virtual_network', times: 1 }))
  await prepare(GROUP_AND_NETWORK)

  expect((await apply()).output).toContain('InternalServerError')
  expect((await apply()).output).toContain('Apply complete! Resources: 1 added, 0 changed, 1 destroyed.')
})

test(
  verifies(
    ['cloud.fault-left'],
    'leaves a resource terraform does not know of, which only an import makes usable',
  ),
  async () => {
    cloud.addFault(faultFor('timed_out', { type: 'azurerm_virtual_network', times: 1 }))
    await prepare(GROUP_AND_NETWORK)

    expect((await apply()).output).toContain('context deadline exceeded')
    const orphan = (await cloud.resources()).find(({ type }) => type === 'azurerm_virtual_network')
    const refused = await apply()
    expect(refused.output.replaceAll(/[\s│]+/g, ' ')).toContain(
      `A resource with the ID "${orphan?.id}" already exists - to be managed via Terraform this resource needs to be imported into the State.`,
    )

    await workdir.write(
      'import.tf',
      `import {\n  to = azurerm_virtual_network.this\n  id = "${orphan?.id}"\n}\n`,
    )
    expect((await apply()).output).toContain('1 imported, 0 added, 0 changed, 0 destroyed')
    expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
  },
)

test(verifies(['cloud.fault'], 'refuses the login when the fault is about configuring'), async () => {
  cloud.addFault(faultFor('AADSTS70021'))
  await prepare(GROUP_AND_NETWORK)

  expect((await apply()).output).toContain('AADSTS70021')
  expect(await cloud.resources()).toEqual([])
})

test(
  verifies(['cloud.fault-crash'], 'looks like a crashed provider and works again afterwards'),
  async () => {
    cloud.addFault({ op: 'create', type: 'azurerm_virtual_network', crash: true, times: 1 })
    await prepare(GROUP_AND_NETWORK)

    const crashed = await apply()
    expect(crashed.exitCode).toBe(1)
    expect(crashed.output).toContain('Plugin did not respond')
    expect((await apply()).output).toContain('Apply complete! Resources: 1 added')
  },
)

test(verifies(['cloud.fault'], 'keeps a resource whose deletion fails'), async () => {
  await prepare(GROUP_AND_NETWORK)
  await apply()
  cloud.addFault(faultFor('ScopeLocked', { type: 'azurerm_virtual_network', times: 1 }))

  expect((await workdir.terraform('destroy', '-auto-approve', '-no-color')).output).toContain('ScopeLocked')
  expect(await cloud.resources()).toHaveLength(2)
  expect((await workdir.terraform('destroy', '-auto-approve', '-no-color')).output).toContain('2 destroyed')
})

const GROUPS = `${azureProviders()}
resource "azurerm_resource_group" "this" {
  for_each = toset(["rg-data-dev", "rg-data-prod", "rg-web-prod"])
  name     = each.key
  location = "eastus2"
}
`

test(verifies(['cloud.fault'], 'hits only what the type and the pattern of the name say'), async () => {
  cloud.addFault(faultFor('RequestDisallowedByPolicy', { type: '*_resource_group', name: 'rg-data-*' }))
  await prepare(GROUPS)

  const { exitCode, output } = await apply()
  expect(exitCode).toBe(1)
  expect(output.match(/was disallowed by policy/g)).toHaveLength(2)
  expect((await cloud.resources()).map(({ name }) => name)).toEqual(['rg-web-prod'])
})

test(verifies(['cloud.fault'], 'fails as often as it is told, over several runs'), async () => {
  cloud.addFault(faultFor('throttled', { type: 'azurerm_resource_group', times: 2 }))
  await prepare(GROUP_AND_NETWORK)

  expect((await apply()).output).toContain('TooManyRequests')
  expect((await apply()).output).toContain('TooManyRequests')
  expect((await apply()).output).toContain('Apply complete! Resources: 2 added')
})

test(verifies(['cloud.fault'], 'fails a plan, a read and an update, and the state stays good'), async () => {
  await prepare(GROUP_AND_NETWORK)
  await apply()
  const hits = { type: 'azurerm_virtual_network', times: 1, detail: 'told by the fault of {name}' }
  const plan = () => workdir.terraform('plan', '-no-color', '-detailed-exitcode')

  cloud.addFault({ ...hits, op: 'read', error: 'cannot be read' })
  const unread = await plan()
  expect(unread.output).toMatch(/Error: cannot be read[\s\S]*told by the fault of vnet-faults/)

  cloud.addFault({ ...hits, op: 'plan', error: 'cannot be planned' })
  const unplanned = await plan()
  expect([unplanned.exitCode, unplanned.output]).toEqual([1, expect.stringContaining('cannot be planned')])

  cloud.addFault({ ...hits, op: 'update', error: 'cannot be changed' })
  await workdir.write('main.tf', GROUP_AND_NETWORK.replace('10.0.0.0/16', '10.1.0.0/16'))
  expect((await apply()).output).toContain('Error: cannot be changed')
  expect((await apply()).output).toContain('Apply complete! Resources: 0 added, 1 changed, 0 destroyed.')
  expect((await plan()).exitCode).toBe(0)
})

test('keeps what an update has half done, and the next plan shows it', async () => {
  await prepare(GROUP_AND_NETWORK)
  await apply()
  cloud.addFault(faultFor('timed_out', { op: 'update', type: 'azurerm_virtual_network', times: 1 }))
  await workdir.write('main.tf', GROUP_AND_NETWORK.replace('10.0.0.0/16', '10.1.0.0/16'))

  expect((await apply()).output).toContain('context deadline exceeded')
  expect((await workdir.terraform('plan', '-no-color', '-detailed-exitcode')).exitCode).toBe(0)
})

test(verifies(['cloud.fault-time'], 'takes as long as it is told, and shows the progress'), async () => {
  cloud.addFault({ op: 'create', type: 'azurerm_virtual_network', delayMs: 10_500, times: 1 })
  await prepare(GROUP_AND_NETWORK)

  const { exitCode, output } = await apply()
  expect(exitCode).toBe(0)
  expect(output).toMatch(/azurerm_virtual_network\.this: Still creating\.\.\. \[(?:00m)?10s elapsed\]/)
})

test(
  verifies(
    ['cloud.conflict'],
    'refuses a second rule of the same priority and direction in one security group',
  ),
  async () => {
    const rule = (name: string) => `
resource "azurerm_network_security_rule" "${name}" {
  name                        = "${name}"
  resource_group_name         = "rg-hub"
  network_security_group_name = "nsg-hub"
  priority                    = 1200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "443"
  source_address_prefix       = "10.0.0.0/16"
  destination_address_prefix  = "*"
}
`
    await prepare(`${azureProviders()}${rule('first')}${rule('second')}`)

    const { exitCode, output } = await apply()
    expect(exitCode).toBe(1)
    expect(output).toContain('SecurityRuleConflict')
    expect(output).toContain('Rules cannot have the same Priority and Direction.')
    expect(await cloud.resources()).toHaveLength(1)
  },
)

test(verifies(['cloud.conflict'], 'refuses a retired node type'), async () => {
  await prepare(databricksStack().replace('Standard_D4ads_v5', 'Standard_NC6s_v3'))

  const { output } = await apply()
  expect(output).toContain('INVALID_PARAMETER_VALUE: Node type Standard_NC6s_v3 is not supported.')
})
