import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CapabilityContext, JsonValue, Stated } from '#capability'
import { assessmentFaults } from '../../../src/capability/conformance.ts'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { storage } from '../capability.ts'
import { parameters } from '../parameters.ts'
import { assess, furnished, keyVaultId, settingsOf, stackOf, subnetId } from './assess.ts'

const partner = ['20.40.2.0/28']

describe('how an account is reached', () => {
  it.each<[string, Stated, string]>([
    ['people in dev', {}, 'allow_list'],
    ['people in prod', { environment: 'prod' }, 'private'],
    ['machines whose subnet is named', { consumers: ['aml'], subnet_id: subnetId }, 'allow_list'],
    ['machines whose addresses are named', { consumers: ['aml'], allowed_ips: partner }, 'allow_list'],
    ['machines that come through the endpoint', { consumers: ['aml'] }, 'private'],
    [
      'machines and a partner in dev, whose addresses are not theirs',
      { consumers: ['aml', 'partner'], allowed_ips: partner },
      'both',
    ],
    ['machines and people in dev', { consumers: ['aml', 'people'] }, 'both'],
    [
      'machines and a partner in prod',
      { environment: 'prod', consumers: ['aml', 'partner'], allowed_ips: partner },
      'both',
    ],
    [
      'a partner alone in prod',
      { environment: 'prod', consumers: ['partner'], allowed_ips: partner },
      'allow_list',
    ],
    ['people in dev who want a private endpoint', { network: 'private' }, 'private'],
    ['people in prod who want an allow-list', { environment: 'prod', network: 'allow_list' }, 'allow_list'],
    [
      'everyone in prod',
      { environment: 'prod', purpose: 'static_public', consumers: ['everyone'] },
      'private',
    ],
  ])('is settled for %s', async (_, stated, network) => {
    const assessment = await assess(stated)
    expect(assessment.problems).toEqual([])
    expect(assessment.settings['network']?.value).toBe(network)
    expect(assessment.stacks).toHaveLength(1)
  })

  it.each<[string, Stated, string, string]>([
    [
      'data that is private only',
      { data_class: 'restricted', network: 'allow_list' },
      'network',
      'through a private endpoint only',
    ],
    [
      'confidential data in staging',
      { environment: 'staging', data_class: 'confidential', network: 'both' },
      'network',
      'through a private endpoint only',
    ],
    [
      'a partner behind a private endpoint',
      { consumers: ['partner'], network: 'private', allowed_ips: partner },
      'network',
      'a partner cannot use a private endpoint',
    ],
    ['internal data for anybody', { network: 'public' }, 'network', 'never readable without signing in'],
    [
      'a public container in prod',
      { environment: 'prod', purpose: 'static_public', consumers: ['everyone'], network: 'public' },
      'network',
      'in production a CDN',
    ],
    [
      'a public container beside a partner',
      { data_class: 'public', consumers: ['everyone', 'partner'], network: 'public', allowed_ips: partner },
      'network',
      'an account of its own',
    ],
    [
      'public backups',
      { data_class: 'public', purpose: 'backup', consumers: ['everyone'], network: 'public' },
      'network',
      'only public files',
    ],
    [
      'internal data for everyone',
      { data_class: 'internal', consumers: ['everyone'] },
      'consumers',
      'say that the data is public',
    ],
  ])('is refused for %s', async (_, stated, parameter, rule) => {
    const { problems, stacks } = await assess(stated)
    expect(problems).toMatchObject([{ parameter, rule: expect.stringContaining(rule) }])
    expect(stacks).toEqual([])
  })

  it.each<[string, Stated, Partial<CapabilityContext>, string]>([
    ['a subnet where none is configured', { environment: 'prod' }, {}, 'subnet_id'],
    ['the subnet of machines in dev', { consumers: ['databricks'] }, {}, 'subnet_id'],
    ['addresses where none are configured', {}, {}, 'allowed_ips'],
    [
      'the addresses of a partner, whatever is configured',
      { consumers: ['partner'] },
      furnished,
      'allowed_ips',
    ],
    [
      'the addresses of an application on the internet',
      { consumers: ['app_on_internet'] },
      furnished,
      'allowed_ips',
    ],
    [
      'the subnet of machines that should get in without an endpoint',
      { environment: 'prod', consumers: ['aml'], network: 'allow_list' },
      furnished,
      'subnet_id',
    ],
    ['addresses where an empty list was given', { allowed_ips: [] }, furnished, 'allowed_ips'],
    ['a key vault for restricted data', { data_class: 'restricted' }, furnished, 'key_vault_id'],
    ['a key vault when a key of our own is asked for', { customer_key: true }, furnished, 'key_vault_id'],
    [
      'a log workspace for restricted data',
      { environment: 'prod', data_class: 'restricted', key_vault_id: keyVaultId },
      furnished,
      'log_workspace_id',
    ],
  ])('asks for %s', async (_, stated, facts, parameter) => {
    const { questions, stacks } = await assess(stated, facts)
    const open = questions.filter((question) => question.default === undefined)
    expect(open.map((question) => question.parameter)).toEqual([parameter])
    expect(stacks).toEqual([])
  })

  it('uses configured addresses only as far as they are public', async () => {
    const facts = { ...furnished, egressAddresses: ['10.0.0.0/8', '20.30.40.0/24'] }
    expect((await settingsOf({}, facts))['allowed_ips']).toEqual(['20.30.40.0/24'])
  })

  it('says that addresses are not used behind a private endpoint', async () => {
    const { decisions } = await assess({ environment: 'prod', allowed_ips: partner })
    expect(decisions).toContainEqual(
      expect.objectContaining({ topic: 'allowed addresses', choice: 'not used' }),
    )
  })

  it('uses the private DNS zones of the organization only when it has all of them', async () => {
    const zone = (service: string) => ({
      name: `privatelink.${service}.core.windows.net`,
      resourceGroup: 'rg-dns',
      private: true,
    })
    const lake: Stated = { environment: 'prod', purpose: 'data_lake' }
    const one = await stackOf(lake, { ...furnished, dnsZones: [zone('blob')] })
    expect(one.settings['own_zones']).toBe(true)
    const both = await stackOf(lake, { ...furnished, dnsZones: [zone('blob'), zone('dfs')] })
    expect(both.settings['own_zones']).toBe(false)
    const group = `/subscriptions/${exampleContext.subscriptions.prod}/resourceGroups/rg-dns`
    expect(both.variables).toMatchObject({
      blob_zone_id: `${group}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`,
      dfs_zone_id: `${group}/providers/Microsoft.Network/privateDnsZones/privatelink.dfs.core.windows.net`,
    })
  })

  it('never leaves an account open to the internet by itself', async () => {
    const { environment, purpose, data_class, consumers } = parameters.shape
    const request = fc.record({
      environment: fc.constantFrom(...environment.options),
      purpose: fc.constantFrom(...purpose.options),
      data_class: fc.constantFrom(...data_class.options),
      consumers: fc.uniqueArray(fc.constantFrom(...consumers.element.options), {
        minLength: 1,
        maxLength: 4,
      }),
      allowed_ips: fc.constant(partner),
      key_vault_id: fc.constant(keyVaultId),
    })
    await fc.assert(
      fc.asyncProperty(request, async (stated: Record<string, JsonValue>) => {
        const asked = { team: 'ml', ...stated }
        const assessment = await storage.assess(asked, { ...exampleContext, ...furnished })
        expect(assessmentFaults(storage, asked, assessment)).toEqual([])
        for (const stack of assessment.stacks) {
          expect(stack.settings).toMatchObject({ anonymous: false, shared_keys: false })
          if (stated['data_class'] === 'restricted')
            expect(stack.settings).toMatchObject({ public_network: false })
        }
      }),
      { numRuns: 200 },
    )
  })
})
