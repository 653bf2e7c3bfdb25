import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cloud, SANDBOX_SUBSCRIPTION_ID, startCloud } from '../../../../sandbox/cloud/cloud.ts'
import { hintsOf } from '../../../../sandbox/cloud/engine/hints.ts'
import { typesRead } from '../../../../sandbox/cloud/engine/listed-data.ts'
import {
  definitionOf,
  PROVIDER_NAMES,
  type ProviderName,
  sourceOf,
} from '../../../../sandbox/cloud/providers.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { changedByReplacement, changedInPlace } from './changed-configuration.ts'
import { expectDataReadable } from './data-reading.ts'
import {
  change,
  demand,
  destroy,
  expectImportable,
  expectNoChange,
  plannedChanges,
  sortedConfiguration,
} from './life-cycle.ts'
import { connectPlugin, type PluginClient } from './plugin-client.ts'
import { type SampleRequest, sampleConfiguration } from './sample-configuration.ts'

const COUNTS: { readonly [provider in ProviderName]: readonly [resources: number, data: number] } = {
  azurerm: [1132, 396],
  azuread: [54, 20],
  databricks: [178, 197],
  random: [8, 0],
}

const CONFIGURATION = {
  subscription_id: SANDBOX_SUBSCRIPTION_ID,
  host: 'https://adb-7405000000000001.1.azuredatabricks.net',
}

let cloud: Cloud
const clients = new Map<ProviderName, PluginClient>()

beforeAll(async () => {
  cloud = await startCloud()
  const addresses: { [source: string]: { Addr: { String: string } } } = JSON.parse(cloud.reattach)
  for (const provider of PROVIDER_NAMES) {
    const client = await connectPlugin(addresses[sourceOf(provider)]?.Addr.String ?? '')
    expect(await client.configure(CONFIGURATION)).toBe('')
    clients.set(provider, client)
  }
})

afterAll(async () => {
  for (const client of clients.values()) client.close()
  await cloud.close()
})

describe.each(PROVIDER_NAMES)('every type of %s', { timeout: 240_000 }, (provider) => {
  const { schema, hints } = definitionOf(provider)
  const resources = Object.entries(schema.resource_schemas ?? {})
  const data = Object.entries(schema.data_source_schemas ?? {})

  /** Goes through types and collects what is wrong, each with its type. */
  async function violationsOf(
    types: typeof resources,
    check: (subject: SampleRequest & { readonly client: PluginClient }) => Promise<void>,
  ): Promise<string[]> {
    const client = clients.get(provider)
    if (client === undefined) throw new Error(`${provider} is not connected`)
    const found: string[] = []
    for (const [type, { block }] of types) {
      const subject = { client, type, block, hints: hintsOf(hints, type), size: 'minimal' } as const
      await check(subject).catch((error: unknown) => {
        found.push(`${type}: ${error instanceof Error ? error.message : String(error)}`)
      })
    }
    return found
  }

  test('is here', () => {
    expect([resources.length, data.length]).toEqual(COUNTS[provider])
  })

  test(
    verifies(['cloud.every-type'], 'is made with what must be written, then plans no change, and is deleted'),
    async () => {
      const violations = await violationsOf(resources, async (subject) => {
        const config = sortedConfiguration(subject.block, sampleConfiguration(subject))
        const made = await change(subject, config)
        await expectNoChange(subject, config, made)
        await destroy(subject, made)
      })
      expect(violations).toEqual([])
    },
  )

  test(
    verifies(
      ['cloud.every-type'],
      'is made with all that can be written, imported, changed in place, and deleted',
    ),
    async () => {
      const violations = await violationsOf(resources, async (minimal) => {
        const subject = { ...minimal, size: 'maximal' } as const
        const { before, after } = changedInPlace(subject)
        const config = sortedConfiguration(subject.block, before)
        const made = await change(subject, config)
        await expectNoChange(subject, config, made)
        if (provider !== 'random') await expectImportable(subject, config, made)
        const next = sortedConfiguration(subject.block, after)
        const changed = await change(subject, next, made)
        demand('change in place', changed.isReplaced ? ['replaces the resource'] : [])
        await expectNoChange(subject, next, changed)
        await destroy(subject, changed)
      })
      expect(violations).toEqual([])
    },
  )

  test('is replaced by a change that cannot be made in place', async () => {
    let replaced = 0
    const violations = await violationsOf(resources, async (subject) => {
      const { before, after } = changedByReplacement(subject) ?? {}
      if (before === undefined || after === undefined) return
      const made = await change(subject, sortedConfiguration(subject.block, before))
      const changes = await plannedChanges(subject, sortedConfiguration(subject.block, after), made)
      demand('change of what forces replacement', changes[0] === 'replaced' ? [] : ['does not replace'])
      replaced += 1
      await destroy(subject, made)
    })
    expect(violations).toEqual([])
    expect(replaced).toBeGreaterThan(0)
  })

  test(verifies(['cloud.data'], 'is read by its data source, if there is one'), async () => {
    const violations = await violationsOf(data, async (subject) => {
      const [type, resource] = resources.find(([one]) => typesRead(subject.type).includes(one)) ?? []
      const behind = type &&
        resource && { ...subject, type, block: resource.block, hints: hintsOf(hints, type) }
      await expectDataReadable(subject, behind || undefined)
    })
    expect(violations).toEqual([])
  })

  test('leaves nothing behind', async () => {
    expect((await cloud.resources()).filter(({ type }) => type.startsWith(`${provider}_`))).toEqual([])
  })
})
