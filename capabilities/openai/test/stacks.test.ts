import { describe, expect, it } from 'vitest'
import type { CapabilityContext, Stated } from '#capability'
import { exampleContext, renderStacks } from '../../../test/support/capability-examples.ts'
import { openai } from '../capability.ts'
import { assess } from './assess.ts'

const plain = { team: 'search', environment: 'dev', region: 'eastus2', models: ['gpt-4.1'] }

async function stackOf(stated: Stated, facts: Partial<CapabilityContext> = {}) {
  const assessment = await assess({ ...plain, ...stated }, facts)
  const [stack] = assessment.stacks
  const rendered = renderStacks(openai, exampleContext, assessment).get('openai')
  if (stack === undefined || rendered === undefined) throw new Error('there is no stack')
  return { stack, main: rendered.files['main.tf'], outputs: rendered.files['outputs.tf'] }
}

describe('the stack', () => {
  it('waits for the group that the same request makes and looks it up by name', async () => {
    const companions = { ad_group: { group_name: 'sg-search-dev' } }
    const { stack } = await stackOf({}, { companions })
    expect(stack).toMatchObject({ dependsOn: ['ad-group'], plannable: 'after_dependencies' })
    expect(stack.variables['access_group']).toBe('sg-search-dev')
  })

  it('takes a group that was named instead and waits for nothing', async () => {
    const companions = { ad_group: { group_name: 'sg-search-dev' } }
    const { stack } = await stackOf({ access_group: 'sg-all' }, { companions })
    expect(stack).toMatchObject({ dependsOn: [], plannable: 'now' })
  })

  it('waits for nothing when the request only adds people to the group', async () => {
    const companions = { ad_group: { group_name: 'sg-search-dev', action: 'add_members' } }
    const { stack } = await stackOf({}, { companions })
    expect(stack).toMatchObject({ dependsOn: [], plannable: 'now' })
    expect(stack.variables['access_group']).toBe('sg-search-dev')
  })

  it('lets two addresses in one by one, because the account takes no network of two', async () => {
    const { stack } = await stackOf({ network: 'allowlist', allowed_ips: ['20.1.2.4/31'] })
    expect(stack.variables['allowed_ips']).toEqual(['20.1.2.4', '20.1.2.5'])
  })

  it('makes deployments one after the other', async () => {
    const { main } = await stackOf({ models: ['gpt-4.1', 'o4-mini', 'gpt-4.1-nano'] })
    expect(main).toContain('depends_on = [azurerm_cognitive_deployment.gpt_4_1]')
    expect(main).toContain('depends_on = [azurerm_cognitive_deployment.o4_mini]')
  })

  it.each<[Stated]>([[{}], [{ local_auth: true }], [{ environment: 'prod' }]])(
    'never prints a key, for %j',
    async (stated) => {
      const { outputs } = await stackOf(stated)
      expect(outputs).not.toMatch(/_key\b/)
    },
  )

  it('keeps keys off, traffic in and strangers out unless something else was asked for', async () => {
    const { main } = await stackOf({ environment: 'prod' })
    expect(main).toMatch(/local_auth_enabled\s+= false/)
    expect(main).toMatch(/public_network_access_enabled\s+= false/)
    expect(main).toMatch(/outbound_network_access_restricted\s+= true/)
    expect(main).not.toContain('CKV_AZURE_134')
  })

  it('sends logs where a workspace is configured', async () => {
    const workspace =
      '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-hub'
    const { stack, main } = await stackOf({}, { logWorkspaces: { dev: workspace } })
    expect(stack.variables['log_workspace_id']).toBe(workspace)
    expect(main).toContain('azurerm_monitor_diagnostic_setting')
    expect((await stackOf({})).main).not.toContain('azurerm_monitor_diagnostic_setting')
  })

  it('has the same names for the same request, and others for another one', async () => {
    const request = { repository: 'acme/infrastructure', number: 13, title: '', author: 'bob' }
    const name = async (facts: Partial<CapabilityContext>) => (await stackOf({}, facts)).stack.folder
    expect(await name({})).toBe(await name({}))
    expect(await name({ request })).not.toBe(await name({}))
  })
})
