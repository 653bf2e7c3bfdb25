import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Cloud,
  SANDBOX_SUBSCRIPTION_ID,
  SANDBOX_TENANT_ID,
  startCloud,
} from '../../../../sandbox/cloud/cloud.ts'
import { hintsOf } from '../../../../sandbox/cloud/engine/hints.ts'
import { definitionOf, PROVIDER_NAMES, sourceOf } from '../../../../sandbox/cloud/providers.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { createWorkdir, type Workdir } from '../terraform.ts'
import { sampleConfiguration } from './sample-configuration.ts'
import { terraformJson } from './terraform-json.ts'

const SETTINGS = {
  terraform: {
    required_providers: Object.fromEntries(
      PROVIDER_NAMES.map((provider) => [provider, { source: sourceOf(provider) }]),
    ),
  },
  provider: {
    azurerm: { subscription_id: SANDBOX_SUBSCRIPTION_ID, features: {} },
    azuread: { tenant_id: SANDBOX_TENANT_ID },
    databricks: { host: 'https://adb-7405000000000001.1.azuredatabricks.net' },
  },
}

/** Every eighth type, which is about 170 of all kinds; the protocol test next to this one goes through all. */
const STEP = 8

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

test.each(['minimal', 'maximal'] as const)(
  verifies(
    ['cloud.every-type'],
    'terraform makes types of every provider from a %s configuration, and then plans no change',
  ),
  { timeout: 240_000 },
  async (size) => {
    const types = PROVIDER_NAMES.flatMap((provider) => {
      const { schema, hints } = definitionOf(provider)
      return Object.entries(schema.resource_schemas ?? {}).map(([type, { block }]) => ({
        type,
        config: () => sampleConfiguration({ type, block, hints: hintsOf(hints, type), size }),
      }))
    })
    const sample = types.filter((_, index) => index % STEP === 0)
    const resources = new Map(sample.map(({ type, config }) => [type, config()]))
    await workdir.write('main.tf.json', terraformJson(SETTINGS, resources))

    expect(await workdir.terraform('init')).toMatchObject({ exitCode: 0 })
    const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
    expect(applied.output).toContain(
      `Apply complete! Resources: ${sample.length} added, 0 changed, 0 destroyed.`,
    )
    expect(applied.output).not.toContain('Warning')
    const planned = await workdir.terraform('plan', '-detailed-exitcode', '-no-color')
    expect(planned.output).toContain('No changes.')
    expect(planned.exitCode).toBe(0)
    const destroyed = await workdir.terraform('destroy', '-auto-approve', '-no-color')
    expect(destroyed.output).toContain(`Destroy complete! Resources: ${sample.length} destroyed.`)
    expect(await cloud.resources()).toEqual([])
  },
)
