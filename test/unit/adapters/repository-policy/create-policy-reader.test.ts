import { describe, expect, it } from 'vitest'
import { createPolicyReader } from '../../../../src/adapters/repository-policy/create-policy-reader.ts'
import { ConfigError } from '../../../../src/domain/errors.ts'
import { Policy } from '../../../../src/domain/policy.ts'
import { createMemoryForge } from '../../../support/memory-forge.ts'

const path = '.github/planwright.yml'
const uuid = '00000000-0000-4000-8000-000000000001'
const valid = `version: 1
environments:
  dev: { subscription: ${uuid} }
  staging: { subscription: ${uuid} }
  prod: { subscription: ${uuid} }
`

function reading(text: string) {
  const forge = createMemoryForge({ [path]: text })
  return createPolicyReader({ forge: forge.forge }).read(forge.place)
}

describe('the policy of a repository', () => {
  it('is read with its defaults', async () => {
    expect(await reading(valid)).toMatchObject({
      region: 'eastus2',
      environments: { prod: { subscription: uuid } },
      requesters: { role: 'write', teams: [] },
      approvers: { role: 'maintain', teams: [] },
    })
  })

  it.each([
    ['aprovers: { role: admin }', 'aprovers is not known, did you mean approvers?'],
    [
      'networks: [{ prefix: a, network_security_group: b, resource_group: c, colour: d }]',
      'networks[0].colour is not known, allowed here: prefix, network_security_group, resource_group',
    ],
    [
      'approvers: { role: king }',
      'approvers.role must be one of read, triage, write, maintain, admin, not "king"',
    ],
    [
      'approvers: { teams: [a] }',
      'approvers.role is missing: it must be one of read, triage, write, maintain, admin',
    ],
    ['networks: none', 'networks must be a list, not "none"'],
    ['region: [eastus]', 'region must be a text, not a list'],
    ['version: 1', 'it is no valid YAML: Map keys must be unique at line 6, column 1'],
    ['region: !secret x', 'it is no valid YAML: Unresolved tag: !secret at line 6, column 9'],
    ['a: &a [1, 2]\nb: [*a, *a]', 'it uses aliases (&name, *name): write the values out'],
  ])('is refused with one sentence for %s', async (lines, sentence) => {
    const error: unknown = await reading(`${valid}${lines}\n`).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ publicMessage: `${path} cannot be used: ${sentence}` })
  })

  it.each([
    ['an empty file', '', 'the file must be a group of keys, not empty'],
    ['a list', '- 1\n', 'the file must be a group of keys, not a list'],
    [
      'a wrong subscription',
      valid.replace(uuid, 'mine'),
      'environments.dev.subscription is "mine": not a UUID',
    ],
    ['a missing environment', valid.replace(/ {2}prod.*\n/, ''), 'environments.prod is missing'],
    ['a version to come', valid.replace('version: 1', 'version: 2'), 'version must be 1, not 2'],
    ['a huge file', `${valid}# ${'a'.repeat(70_000)}\n`, 'it is longer than 65536 characters'],
  ])('is refused for %s', async (_, text, sentence) => {
    await expect(reading(text)).rejects.toThrow(`${path} cannot be used: ${sentence}`)
  })

  it('names every problem, up to ten', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `unknown_number_${index}: 1`).join('\n')
    await expect(reading(`${valid}${keys}\n`)).rejects.toThrow(/unknown_number_9 .*; 2 more problems$/)
  })

  it('refuses a bomb of nested aliases at once', async () => {
    const lines = ['a0: &a0 [x, x]']
    for (let level = 1; level < 40; level += 1)
      lines.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`)
    await expect(reading(lines.join('\n'))).rejects.toThrow('it uses aliases')
  })

  it('is refused when it is absent, unless there are defaults', async () => {
    const { forge, place } = createMemoryForge()
    await expect(createPolicyReader({ forge }).read(place)).rejects.toThrow(
      'acme/infra has no .github/planwright.yml on its default branch',
    )
    const defaults = Policy.parse({
      version: 1,
      environments: {
        dev: { subscription: uuid },
        staging: { subscription: uuid },
        prod: { subscription: uuid },
      },
    })
    expect(await createPolicyReader({ forge, defaults }).read(place)).toEqual(defaults)
  })

  it('is remembered for fifteen seconds, and never when it cannot be used', async () => {
    let now = new Date('2026-11-22T12:00:00Z')
    const world = createMemoryForge({ [path]: 'version: 7\n' })
    const reader = createPolicyReader({ forge: world.forge, clock: { now: () => now } })
    await expect(reader.read(world.place)).rejects.toBeInstanceOf(ConfigError)
    await world.push('bob', 'main', { [path]: valid })
    expect(await reader.read(world.place)).toMatchObject({ region: 'eastus2' })
    await world.push('bob', 'main', { [path]: `${valid}region: westus3\n` })
    now = new Date(now.getTime() + 14_999)
    expect(await reader.read(world.place)).toMatchObject({ region: 'eastus2' })
    now = new Date(now.getTime() + 1)
    expect(await reader.read(world.place)).toMatchObject({ region: 'westus3' })
  })
})
