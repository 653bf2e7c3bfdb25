import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess } from './assess.ts'

async function asked(stated: Stated): Promise<string[]> {
  const { questions } = await assess(stated)
  return questions.map(({ parameter }) => parameter)
}

describe('questions', () => {
  it('ask about place, use and access of a production workspace for a known team', async () => {
    const { questions } = await assess({ team: 'ml', environment: 'prod' })
    expect(questions.map(({ parameter, default: proposal }) => [parameter, proposal])).toEqual([
      ['region', 'eastus2'],
      ['workload', 'ml'],
      ['network', 'private'],
    ])
    expect(questions.every(({ why }) => why !== undefined)).toBe(true)
    expect(questions[1]?.why).toBe(
      'ml, from the team name "ml": 2-8 x Standard_NC8as_T4_v3 with a GPU each. ' +
        'CPU only, 1-4 x Standard_E8ads_v5: about 427 USD a month less',
    )
  })

  it('ask for the team without proposing one', async () => {
    const { questions } = await assess({})
    expect(questions.find(({ parameter }) => parameter === 'team')).not.toHaveProperty('default')
    expect(questions.map(({ parameter }) => parameter)).toEqual([
      'region',
      'team',
      'environment',
      'workload',
      'max_workers',
    ])
  })

  it('go down in weight', async () => {
    const weights = (await assess({})).questions.map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((left, right) => right - left))
  })

  it('stay the same when the workload is answered', async () => {
    const before = await asked({ team: 'ml', environment: 'prod' })
    const after = await asked({ team: 'ml', environment: 'prod', workload: 'ml' })
    expect(after).toEqual(before.filter((parameter) => parameter !== 'workload'))
  })

  it('ask nothing when everything decisive was said', async () => {
    const stated = { team: 'ml', environment: 'prod', region: 'eastus', workload: 'ml', network: 'private' }
    expect(await asked(stated)).toEqual([])
  })

  it('leave out the size of a workspace for SQL alone', async () => {
    expect(await asked({ team: 'bi', environment: 'dev', region: 'eastus' })).toEqual(['workload'])
  })

  it('leave out the network of a workspace that exists', async () => {
    const stated = { team: 'ml', environment: 'prod', region: 'eastus', existing: true }
    expect(await asked(stated)).toEqual(['workload'])
  })
})
