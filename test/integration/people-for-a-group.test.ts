import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adGroup } from '../../capabilities/ad_group/capability.ts'
import { type Cloud, startCloud } from '../../sandbox/cloud/cloud.ts'
import { exampleContext, renderStacks } from '../support/capability-examples.ts'
import { createWorkdir, type Workdir } from './sandbox-cloud/terraform.ts'

const request = {
  team: 'data',
  environment: 'dev',
  action: 'add_members',
  group_name: 'sg-data-users',
  members: ['mia.hart@contoso.com'],
}
const directories: Workdir[] = []
let cloud: Cloud

beforeEach(async () => {
  cloud = await startCloud()
})

afterEach(async () => {
  for (const directory of directories.splice(0)) await directory.remove()
  await cloud.close()
})

async function open(files: Readonly<Record<string, string>>): Promise<Workdir> {
  const directory = await createWorkdir(cloud.environment)
  directories.push(directory)
  for (const [name, content] of Object.entries(files)) await directory.write(name, content)
  const { exitCode, output } = await directory.terraform('init', '-no-color')
  expect(exitCode, output).toBe(0)
  return directory
}

/** Terraform for a group that is there before anybody asks for people in it. */
function existingGroup(description: string, owner: string): string {
  return `
data "azuread_client_config" "current" {}

resource "azuread_group" "existing" {
  display_name     = "sg-data-users"
  description      = "${description}"
  security_enabled = true
  owners           = [${owner}]
}
`
}

const planwright = 'data.azuread_client_config.current.object_id'
const somebody = '"00000000-0000-4000-8000-000000000001"'

describe('people for a group that is there already', () => {
  it.each([
    ['belongs to somebody else', existingGroup('Data', somebody), 'does not own this group'],
    [
      'was made for another team',
      existingGroup('Planwright acme/infrastructure#3, big-data dev', planwright),
      'of another team or environment',
    ],
    [
      'was made for another environment',
      existingGroup('Planwright acme/infrastructure#3, data prod', planwright),
      'of another team or environment',
    ],
    [
      'has a list of members in another request',
      existingGroup('Planwright acme/infrastructure#3, data dev, members are listed there', planwright),
      'are listed in the request that its description names',
    ],
  ])('are refused by the plan when the group %s', async (_, existing, reason) => {
    const before = await open({ 'main.tf': existing })
    expect((await before.terraform('apply', '-no-color', '-auto-approve')).exitCode).toBe(0)

    const assessment = await adGroup.assess(request, exampleContext)
    const stack = renderStacks(adGroup, exampleContext, assessment).get('ad-group-members')
    const { exitCode, output } = await (await open(stack?.files ?? {})).terraform('plan', '-no-color')
    expect(exitCode).toBe(1)
    expect(output.replace(/[\s│]+/g, ' ')).toContain(reason)
  })
})
