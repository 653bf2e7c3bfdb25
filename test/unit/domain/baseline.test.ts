import { describe, expect, it } from 'vitest'
import type { GateId } from '../../../src/domain/assessment.ts'
import { type BaselineFinding, baselineFailure, gatesBefore } from '../../../src/domain/baseline.ts'

const finding: BaselineFinding = {
  rule: 'storage_https_only',
  kind: 'broken',
  severity: 'refuse',
  title: 'A storage account answers over HTTPS only.',
  remedy: 'Set https_traffic_only_enabled to true.',
  gates: [],
  addresses: ['azurerm_storage_account.main'],
  more: 0,
}
const gated: BaselineFinding = {
  ...finding,
  title: 'A container is private.',
  remedy: 'Set container_access_type to private.',
  gates: ['public_access'],
  addresses: ['azurerm_storage_container.a', 'azurerm_storage_container.b'],
  more: 4,
}

function failureOf(findings: readonly BaselineFinding[], ...gates: readonly GateId[]) {
  return baselineFailure({ held: 0, findings: [...findings] }, new Set(gates))
}

describe('a plan that breaks the baseline', () => {
  it('is refused with the sentence of the rule, what to do, and all that is wrong', () => {
    expect(failureOf([finding, gated], 'access')).toEqual({
      message: 'The baseline is not held: A storage account answers over HTTPS only.',
      excerpt: [
        'A storage account answers over HTTPS only.',
        '  azurerm_storage_account.main',
        '  Set https_traffic_only_enabled to true.',
        'A container is private.',
        '  azurerm_storage_container.a',
        '  azurerm_storage_container.b',
        '  and 4 more',
        '  Set container_access_type to private.',
      ].join('\n'),
      advice: {
        key: 'baseline',
        because: 'It concerns azurerm_storage_account.main, and no gate of the request accepts it.',
        help: 'Set https_traffic_only_enabled to true.',
        retry: 'after_change',
      },
    })
  })

  it('is not refused when a gate accepts what would refuse it', () => {
    expect(failureOf([gated], 'public_access')).toBeUndefined()
    expect(failureOf([finding, gated], 'public_access')?.message).toContain('HTTPS')
  })

  it('is not refused for what is less grave or not known yet', () => {
    const warned = { ...finding, severity: 'warn' as const }
    const unknown = { ...finding, kind: 'unknown' as const }
    expect(failureOf([warned, unknown])).toBeUndefined()
    expect(baselineFailure(undefined, new Set())).toBeUndefined()
  })
})

describe('the gates before a stack', () => {
  const stack = (id: string, gates: readonly GateId[], dependsOn: readonly string[]) => ({
    id,
    gates: gates.map((gate) => ({ id: gate })),
    dependsOn,
  })

  it('are its own and those of all that is applied before it, and no others', () => {
    const last = stack('pipeline', ['prod_change'], ['compute'])
    const compute = stack('compute', ['gpu'], ['workspace', 'group'])
    const workspace = stack('workspace', ['public_access'], [])
    const beside = stack('dns', ['apex_record'], ['pipeline'])
    expect([...gatesBefore(last, [beside, workspace, compute, last])].sort()).toEqual([
      'gpu',
      'prod_change',
      'public_access',
    ])
  })

  it('are found in a circle too', () => {
    const one = stack('one', ['gpu'], ['two'])
    const two = stack('two', ['access'], ['one'])
    expect([...gatesBefore(one, [one, two])].sort()).toEqual(['access', 'gpu'])
  })
})
