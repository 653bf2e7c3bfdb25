import { describe, expect, it } from 'vitest'
import type { CapabilityContext, Stated } from '#capability'
import { assess, subnet } from './assess.ts'

const plain = { team: 'search', environment: 'dev', region: 'eastus2', models: ['gpt-4.1'] }
const bare = { egressAddresses: [], endpointSubnets: {} }

async function asked(stated: Stated, facts: Partial<CapabilityContext> = {}) {
  const { questions } = await assess(stated, facts)
  return questions.map(({ parameter, default: proposed }) => [parameter, proposed])
}

describe('questions', () => {
  it('are few when nothing is known, and what, where and for whom come first', async () => {
    const { questions } = await assess({})
    expect(
      questions.toSorted((left, right) => right.weight - left.weight).map(({ parameter }) => parameter),
    ).toEqual(['region', 'team', 'models', 'environment', 'data_zone'])
  })

  it('have no default for the model, the subnet and the addresses', async () => {
    expect(await asked({ ...plain, environment: 'prod' }, bare)).toContainEqual(['subnet_id', undefined])
    expect(await asked(plain, bare)).toContainEqual(['allowed_ips', undefined])
    expect(await asked({ team: 'search' })).toContainEqual(['models', undefined])
  })

  it('leave out the model that the use case means', async () => {
    expect(await asked({ team: 'search', use_case: ['chat'] })).not.toContainEqual(['models', undefined])
  })

  it('ask about the network only in production, where it is private', async () => {
    expect(await asked({ ...plain, environment: 'prod' })).toContainEqual(['network', 'private'])
    expect(await asked({ ...plain, environment: 'staging' })).not.toContainEqual(['network', 'private'])
    expect(await asked({ ...plain, environment: 'prod', network: 'private' })).not.toContainEqual([
      'network',
      'private',
    ])
  })

  it('ask about the capacity outside development only', async () => {
    expect(await asked({ ...plain, environment: 'staging' })).toContainEqual(['capacity_k_tpm', 60])
    expect(await asked(plain)).not.toContainEqual(['capacity_k_tpm', 30])
  })

  it('leave out the capacity when the load says it', async () => {
    const { questions } = await assess({
      ...plain,
      environment: 'staging',
      requests_per_minute: 10,
      data_zone: 'none',
    })
    expect(questions).toEqual([])
  })

  it('need nothing more once a subnet is named', async () => {
    const { stacks } = await assess({ ...plain, environment: 'prod', subnet_id: subnet }, bare)
    expect(stacks).toHaveLength(1)
  })
})
