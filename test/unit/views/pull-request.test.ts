import { describe, it } from 'vitest'
import type { Brief } from '../../../src/domain/brief.ts'
import type { Command } from '../../../src/domain/command.ts'
import { pullRequestView } from '../../../src/views/pull-request-view.ts'
import { say, stateAfter } from '../../support/requests.ts'
import { expectGolden, texts } from './golden.ts'
import { brief, changedPlan, dearerPlan, signOffSteps, steps } from './readable-request.ts'

function expectBody(name: string, commands: readonly Command[], banner: string | null = null): void {
  const state = stateAfter(commands)
  if (state === undefined || !('brief' in state)) throw new Error('there is no brief')
  const stacks = 'stacks' in state ? state.stacks : []
  expectGolden(
    `pull-request/${name}`,
    texts.render('pull-request/body', pullRequestView(state, stacks, banner)),
  )
}

const free: Brief = {
  ...brief,
  title: 'Firewall rule nsgsr-ml-in-tcp-443 for team ml, production, eastus',
  gates: [],
  decisions: [],
  stacks: brief.stacks.filter(({ blueprint }) => blueprint.id === 'firewall'),
  estimate: {
    lowUsd: 0,
    expectedUsd: 0,
    highUsd: 0,
    pricesOf: '2026-06-18',
    unpriced: [],
    stacks: brief.estimate?.stacks.filter(({ stack }) => stack === 'firewall') ?? [],
  },
}

describe('the body of a pull request', () => {
  it('says what is proposed before the plans are there', () => {
    expectBody('before-the-plans', steps.agreed)
  })

  it('says what merging does and costs', () => {
    expectBody('planned', steps.planned)
  })

  it('warns of what is deleted or replaced', () => {
    expectBody('that-removes', [...steps.proposed, changedPlan('databricks', '2.1')])
  })

  it('says what a plan costs where it is not what was estimated', () => {
    expectBody('dearer', [...steps.proposed, dearerPlan('2.1')])
  })

  it('is short for what costs nothing and needs no confirmation', () => {
    const commands = [say.open(free), say.revise('alice', { brief: free, intent: 'accept', changed: false })]
    expectBody('free', commands)
  })

  it('says who signed it off, or that nobody did', () => {
    expectBody('signed-off', signOffSteps.signed)
    expectBody('not-signed-off', signOffSteps.wentOn)
  })

  it('says first that nothing is real when it is not', () => {
    expectBody('in-a-sandbox', steps.planned, 'Sandbox: nothing here is built in a real cloud.')
  })
})
