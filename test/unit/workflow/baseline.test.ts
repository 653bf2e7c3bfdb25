import { describe, expect, it } from 'vitest'
import type { GateId } from '../../../src/domain/assessment.ts'
import type { Baseline } from '../../../src/domain/baseline.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { type PlayedRequest, portsAtTheGate, portsInReview } from '../../support/played-request.ts'
import { somebodyElseBuilt } from '../../support/somebody-else.ts'

const title = 'Nobody on the internet reaches SSH (22).'

function brokenUnless(gate: GateId): Baseline {
  const finding = {
    rule: 'network_no_ssh',
    kind: 'broken',
    severity: 'refuse',
    title,
    remedy: 'Name the addresses that may.',
    gates: [gate],
    addresses: ['azurerm_network_security_rule.main'],
    more: 0,
  } as const
  return { held: 3, findings: [{ ...finding, gates: [...finding.gates], addresses: [...finding.addresses] }] }
}

const summary = async (request: PlayedRequest, check: string) =>
  (await request.checks())[check]?.summary ?? ''

describe('the engine, a plan that breaks the baseline', () => {
  it(verifies(['baseline.refused'], 'fails for reviewers with the sentence of the rule'), async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    const { path } = await request.stack('firewall')
    world.terraform.setBaseline(path, brokenUnless('ssh_from_internet'))
    await request.press('carol', 'firewall', 'recheck')
    expect((await request.stack('firewall')).progress.status).toBe('plan_failed')
    expect(await request.checkStates()).toMatchObject({ 'plan / firewall': 'failure' })
    const text = await summary(request, 'plan / firewall')
    expect(text).toContain(`The baseline is not held: ${title}`)
    expect(text).toContain('Name the addresses that may.')
    await request.approve('bob')
    await request.merge('bob')
    expect(world.applies).toEqual([])
  })

  it('goes on when a gate accepts it, and says so', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    const { path } = await request.stack('firewall')
    world.terraform.setBaseline(path, brokenUnless('access'))
    await request.press('carol', 'firewall', 'recheck')
    const text = await summary(request, 'plan / firewall')
    expect(text).toContain('Baseline: 3 rules held, 1 accepted by a gate.')
    expect(text).toContain(`${title} Not so for \`azurerm_network_security_rule.main\`; the gate \`access\``)
  })

  it('is not applied when it was found after the merge', async () => {
    const world = createEngineWorld()
    const request = await portsInReview(world)
    const { path } = await request.stack('firewall')
    await request.approve('bob')
    world.terraform.setBaseline(path, brokenUnless('ssh_from_internet'))
    await request.merge('bob')
    expect((await request.stack('firewall')).progress.status).toBe('plan_failed')
    expect(await request.lastWord()).toContain(title)
    expect(world.applies).toEqual([])
  })

  it('is not applied when the plan changed on the way to the apply', async () => {
    const world = createEngineWorld()
    const request = await portsAtTheGate(world)
    const { path } = await request.stack('firewall')
    await somebodyElseBuilt(world, path)
    world.terraform.setBaseline(path, brokenUnless('ssh_from_internet'))
    await request.say('bob', '/confirm access')
    expect((await request.stack('firewall')).progress.status).toBe('failed')
    expect(await request.lastWord()).toContain(title)
    expect(world.terraform.resources(path)).toEqual(['azurerm_resource_group.forgotten'])
  })
})
