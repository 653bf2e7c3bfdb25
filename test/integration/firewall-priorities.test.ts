import { afterEach, beforeEach, expect, it } from 'vitest'
import { firewall } from '../../capabilities/firewall/capability.ts'
import { type Cloud, startCloud } from '../../sandbox/cloud/cloud.ts'
import { networkConfiguration } from '../../src/cli/capability/existing-networks.ts'
import { exampleContext, renderStacks } from '../support/capability-examples.ts'
import { createWorkdir, type Workdir } from './sandbox-cloud/terraform.ts'

const stated = {
  team: 'ml',
  environment: 'dev',
  ports: ['443'],
  source_ips: ['10.20.0.0/16'],
  destination: '10.50.4.10',
}
const band = { first: 1100, slots: 3, step: 10, start: 2 }
const directories: Workdir[] = []
let cloud: Cloud

beforeEach(async () => {
  cloud = await startCloud()
  const networks = await workdirWith({ 'main.tf.json': networkConfiguration(exampleContext, 'dev') })
  expect(await apply(networks)).toContain('Apply complete')
})

afterEach(async () => {
  for (const directory of directories.splice(0)) await directory.remove()
  await cloud.close()
})

async function workdirWith(files: Readonly<Record<string, string>>): Promise<Workdir> {
  const directory = await createWorkdir(cloud.environment)
  directories.push(directory)
  for (const [name, content] of Object.entries(files)) await directory.write(name, content)
  await directory.terraform('init')
  return directory
}

/** A rule that may only take the three priorities of `band`. */
async function ruleNamed(rule_name: string): Promise<Workdir> {
  const assessment = await firewall.assess({ ...stated, rule_name }, exampleContext)
  const files = renderStacks(firewall, exampleContext, assessment).get('firewall')?.files ?? {}
  const variables: unknown = JSON.parse(files['terraform.tfvars.json'] ?? '{}')
  const narrowed = JSON.stringify(Object.assign({}, variables, { priority_band: band }))
  return workdirWith({ ...files, 'terraform.tfvars.json': narrowed })
}

async function apply(directory: Workdir): Promise<string> {
  return (await directory.terraform('apply', '-auto-approve', '-no-color')).output
}

it('takes the next free priority, keeps it, and says when none is left', async () => {
  const first = await ruleNamed('rule-1')
  expect(await apply(first)).toContain('priority = 1120')
  expect(await apply(await ruleNamed('rule-2'))).toContain('priority = 1100')
  const third = await ruleNamed('rule-3')
  expect(await apply(third)).toContain('priority = 1110')
  expect(await apply(await ruleNamed('rule-4'))).toContain(
    'none of the priorities that this rule may take is free',
  )

  expect((await first.terraform('destroy', '-auto-approve')).exitCode).toBe(0)
  expect((await third.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
})
