import { describe, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { statusCommentView } from '../../../src/views/status-comment-view.ts'
import { stateAfter } from '../../support/requests.ts'
import { expectGolden, texts } from './golden.ts'
import { changedPlan, signOffSteps, steps } from './readable-request.ts'

function expectStatus(name: string, commands: readonly Command[], banner: string | null = null): void {
  const state = stateAfter(commands)
  if (state === undefined) throw new Error('there is no request')
  const { template, data } = statusCommentView(state, [], banner)
  expectGolden(`status/${name}`, texts.render(template, data))
}

describe('the status comment', () => {
  it.each([
    ['proposing', steps.agreed],
    ['in-review', steps.planned],
    ['applying', steps.confirmed],
    ['waiting-for-an-approval', steps.mergedUnapproved],
    ['waiting-for-a-gate', steps.plannedAgain],
    ['waiting-for-a-changed-plan', [...steps.merged, changedPlan('databricks', '2.2')]],
    ['partly-done', steps.failed],
    ['done', steps.done],
    ['cancelled', steps.cancelled],
    ['waiting-for-a-sign-off', signOffSteps.asked],
    ['waiting-for-an-overdue-sign-off', signOffSteps.overdue],
    ['objected', signOffSteps.objected],
  ])('says where a request stands: %s', (name, commands) => {
    expectStatus(name, commands)
  })

  it('says first that nothing is real when it is not', () => {
    expectStatus('in-a-sandbox', steps.planned, 'Sandbox: nothing here is built in a real cloud.')
  })
})
