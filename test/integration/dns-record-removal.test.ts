import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dns } from '../../capabilities/dns/capability.ts'
import { type Cloud, startCloud } from '../../sandbox/cloud/cloud.ts'
import type { Stated } from '../../src/capability/contract.ts'
import { findAdvice } from '../../src/capability/index.ts'
import { networkConfiguration } from '../../src/cli/capability/existing-networks.ts'
import { exampleContext, renderStacks } from '../support/capability-examples.ts'
import { createWorkdir, type Workdir } from './sandbox-cloud/terraform.ts'

const context = {
  ...exampleContext,
  dnsZones: [{ name: 'contoso.com', resourceGroup: 'rg-dns', private: false }],
}
const record = { team: 'web', environment: 'dev', fqdn: 'www.contoso.com' }
const directories: Workdir[] = []
let cloud: Cloud

beforeEach(async () => {
  cloud = await startCloud()
})

afterEach(async () => {
  for (const directory of directories.splice(0)) await directory.remove()
  await cloud.close()
})

async function openDirectory(): Promise<Workdir> {
  const directory = await createWorkdir(cloud.environment)
  directories.push(directory)
  return directory
}

/** Writes the one stack of a request into a directory, as a commit would, and says where it belongs. */
async function write(directory: Workdir, stated: Stated): Promise<string | undefined> {
  const [stack] = renderStacks(dns, context, await dns.assess(stated, context)).values()
  for (const [name, content] of Object.entries(stack?.files ?? {})) await directory.write(name, content)
  await directory.terraform('init', '-no-color')
  return stack?.path
}

async function makeZone(): Promise<void> {
  const directory = await openDirectory()
  await directory.write('main.tf.json', networkConfiguration(context, 'dev'))
  await directory.write(
    'zone.tf',
    'resource "azurerm_dns_zone" "existing" {\n  name = "contoso.com"\n  resource_group_name = "rg-dns"\n}\n',
  )
  await directory.terraform('init', '-no-color')
  expect(await directory.terraform('apply', '-no-color', '-auto-approve')).toMatchObject({ exitCode: 0 })
}

describe('the stack of a DNS record', () => {
  it('changes the record in place and removes it when it is deleted', async () => {
    await makeZone()
    const directory = await openDirectory()
    const path = await write(directory, { ...record, record_values: ['20.1.2.3'] })
    await directory.terraform('apply', '-no-color', '-auto-approve')

    expect(await write(directory, { ...record, action: 'update', record_values: ['20.1.2.4'] })).toBe(path)
    const change = await directory.terraform('apply', '-no-color', '-auto-approve')
    expect(change.output).toContain('0 added, 1 changed, 0 destroyed')

    expect(await write(directory, { ...record, action: 'delete' })).toBe(path)
    const removal = await directory.terraform('apply', '-no-color', '-auto-approve')
    expect(removal.output).toContain('0 added, 0 changed, 1 destroyed')
    expect(await directory.terraform('state', 'list')).toMatchObject({ output: '', exitCode: 0 })

    expect(await write(directory, { ...record, record_values: ['20.1.2.3'] })).toBe(path)
    const again = await directory.terraform('apply', '-no-color', '-auto-approve')
    expect(again.output).toContain('1 added, 0 changed, 0 destroyed')
  })

  it('has nothing to change when the record to delete is not its own', async () => {
    const directory = await openDirectory()
    await write(directory, { ...record, action: 'delete' })
    const plan = await directory.terraform('plan', '-no-color', '-detailed-exitcode')
    expect(plan).toMatchObject({ exitCode: 0, output: expect.stringContaining('No changes') as string })
  })

  it('fails while it is planned when the zone is not there', async () => {
    const directory = await openDirectory()
    await write(directory, { ...record, record_values: ['20.1.2.3'] })
    const { exitCode, output } = await directory.terraform('plan', '-no-color')
    expect(exitCode).toBe(1)
    expect(findAdvice(output, dns.advice)?.key).toBe('DNS_ZONE_NOT_FOUND')
  })
})
