import { describe, expect, it } from 'vitest'
import { readDelivery } from '../../../src/triggers/read-delivery.ts'
import { checkId } from '../../../src/workflow/check-id.ts'
import { bot, checkPayload, otherBot } from './payloads.ts'

const app = { slug: 'planwright' }
const id = checkId('acme/infra#12', 'databricks', 'apply')

function press(identifier: string, externalId = id, change = {}) {
  const payload = checkPayload(externalId, { requested_action: { identifier }, ...change })
  return readDelivery({ event: 'check_run', action: 'requested_action', payload }, app)
}

describe('a check run', () => {
  it.each(['confirm', 'retry', 'recheck'])('passes its button %s on for its stack', (action) => {
    expect(press(action)).toEqual({
      kind: 'signal',
      signal: {
        requestKey: 'acme/infra#12',
        body: { type: 'check_action', stack: 'databricks', by: 'alice', action },
      },
    })
  })

  it('passes "Re-run" on as a recheck', () => {
    const payload = checkPayload(checkId('acme/infra#12', 'dns', 'plan'))
    expect(readDelivery({ event: 'check_run', action: 'rerequested', payload }, app)).toMatchObject({
      signal: { requestKey: 'acme/infra#12', body: { stack: 'dns', action: 'recheck' } },
    })
  })

  it.each([
    ['an unknown button', press('destroy')],
    [
      'a check run of another app',
      press('retry', id, { check_run: { external_id: id, app: { slug: 'other' } } }),
    ],
    ['an external id of another repository', press('retry', checkId('evil/infra#12', 'dns', 'plan'))],
    ['an external id of another shape', press('retry', 'acme/infra#12|databricks|destroy')],
    ['no external id', press('retry', '')],
    ['another bot', press('retry', id, { sender: otherBot })],
    ['our own doing', press('retry', id, { sender: bot })],
  ])('ignores %s', (_, reading) => {
    expect(reading).toEqual({ kind: 'irrelevant' })
  })
})
