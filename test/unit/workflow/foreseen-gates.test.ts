import { describe, expect, it } from 'vitest'
import { dns } from '../../../capabilities/dns/capability.ts'
import { monitoring } from '../../../capabilities/monitoring/capability.ts'
import { openai } from '../../../capabilities/openai/capability.ts'
import type { Capability, Stated } from '../../../src/capability/index.ts'
import { foreseenGates } from '../../../src/workflow/foreseen-gates.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest } from '../../support/played-request.ts'
import { context } from '../conversation/support/dialogue.ts'

async function foreseen(capability: Capability, stated: Stated) {
  const known = { ...context, dnsZones: [{ name: 'contoso.com', resourceGroup: 'rg-dns', private: false }] }
  return foreseenGates(capability, stated, await capability.assess(stated, known), known)
}

const wildcard = {
  environment: 'dev',
  fqdn: '*.shop.contoso.com',
  record_type: 'A',
  record_values: ['20.30.40.50'],
}

describe('gates before everything is known', () => {
  it('are those of what was said, while only a team or a mail address is missing', async () => {
    expect(await foreseen(dns, wildcard)).toEqual(['wildcard_record'])
    expect(await foreseen(monitoring, { environment: 'prod', targets: ['dbw-ml-prod'] })).toEqual(
      (
        await monitoring.assess(
          { environment: 'prod', targets: ['dbw-ml-prod'], team: 'ml', notify_emails: ['ml@contoso.com'] },
          context,
        )
      ).gates.map(({ id }) => id),
    )
  })

  it('are not told twice: a request that is complete has its gates', async () => {
    expect(await foreseen(dns, { ...wildcard, team: 'shop' })).toEqual([])
  })

  it('are not guessed while something is wrong, or while an answer could bring a gate of its own', async () => {
    expect(await foreseen(dns, { ...wildcard, fqdn: '*.shop.example.com' })).toEqual([])
    expect(await foreseen(openai, { environment: 'prod' })).toEqual([])
  })

  it(verifies(['gates.foreseen'], 'are told with the first answer'), async () => {
    const request = await openRequest(
      createEngineWorld(),
      'alice',
      'Open tcp 22 from the internet to 10.50.4.11 in staging',
    )
    expect(await request.lastWord()).toContain(
      'An approver will have to confirm by name, after the merge: `internet_exposure`, `ssh_from_internet`',
    )
  })
})
