import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { aSignOff, mergeSha, say, stateAfter, unclearBrief } from '../../support/requests.ts'
import { expectGolden, templatesDirectory, texts } from './golden.ts'
import { changedPlan, failedApply, failedPlan, signOffSteps, steps } from './readable-request.ts'
import { saidAfter } from './said-after.ts'

/** Printed from the brief, and held to golden files with the conversation. */
const conversation = ['status', 'updated', 'explanation', 'not-understood', 'help', 'progress']
/** Held to golden files with everything else of a removal. */
const removal = ['destroy-refused', 'removal-dropped', 'destroyed']
const checked = new Set<string>()

function expectWord(name: string, template: string, before: readonly Command[], command: Command): void {
  const said = saidAfter(stateAfter(before), command)
  expect(said.template).toBe(template)
  checked.add(template)
  expectGolden(`comments/${name}`, said.text)
}

function expectNotice(template: string, data: object): void {
  checked.add(template)
  expectGolden(`comments/${template}`, texts.render(`comments/${template}`, data))
}

const review = (by: 'alice' | 'bob' | 'mallory', headSha?: string) => say.approve(by, headSha)
const busy = {
  message:
    'creating/updating "/subscriptions/x/resourceGroups/y": performing CreateOrUpdate: unexpected status 429 (429 Too Many Requests) with error: AnotherOperationInProgress: Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: https://management.azure.com/subscriptions/x/operations/latest.',
  excerpt: 'Error: creating/updating',
  advice: {
    key: 'BUSY',
    because: 'Azure is busy with another change of the same resource.',
    help: 'Wait a minute or two, then retry.',
    retry: 'automatic',
  },
} as const

describe('comments before the pull request', () => {
  it('say who may ask', () => {
    expectWord('not-authorised', 'not-authorised', [], say.open(undefined, { author: 'mallory' }))
  })

  it('say what is open when a "yes" comes too early', () => {
    const yes = say.revise('alice', { brief: unclearBrief, intent: 'accept', changed: false })
    expectWord('not-ready', 'not-ready', [say.open(unclearBrief)], yes)
  })

  it('say that an earlier version was merged', () => {
    const merged = {
      type: 'close_pull_request',
      by: 'bob',
      pullRequest: 13,
      headSha: mergeSha,
      mergeSha,
    } as const
    expectWord('merged-early', 'merged-early', [...steps.planned, say.revise('alice')], merged)
  })

  it('say that an approval is void, came too early, or that nothing follows a merge', () => {
    const recheck = { type: 'recheck_stack', by: 'alice', stack: 'databricks' } as const
    expectWord(
      'approval-void',
      'approval-void',
      [...steps.approved, recheck],
      say.plan('databricks', '2.2', 'another plan'),
    )
    expectWord('approval-too-early', 'approval-not-counted', steps.proposed, say.approve('bob'))
    expectWord('merged-after-cancel', 'merged-after-cancel', steps.cancelled, say.merge('bob'))
  })

  it('say how a merged request ended, or why it did not', () => {
    const cancel = (by: string) => ({ type: 'cancel_request', by, replyTo: 12 }) as const
    expectWord('ended', 'ended', steps.failed, cancel('bob'))
    expectWord('cancel-refused', 'cancel-refused', steps.failed, cancel('alice'))
    expectWord('cancel-refused-running', 'cancel-refused', steps.merged, cancel('bob'))
  })

  it('say that a confirmation before the merge is noted', () => {
    expectWord('confirmation-noted', 'confirmation-noted', steps.planned, say.confirm('bob', ['gpu']))
  })

  it('say who holds the stacks', () => {
    expectWord('stacks-taken', 'stacks-taken', steps.agreed, {
      type: 'record_conflict',
      revision: 2,
      conflicts: [
        { path: 'stacks/prod/ml/dbw-ml-prod', holder: 'acme/infra#7' },
        { path: 'stacks/prod/ml/dbw-ml-prod-objects', holder: 'acme/other#8' },
      ],
    })
  })

  it('say who makes something of the same name', () => {
    expectWord('names-taken', 'stacks-taken', steps.agreed, {
      type: 'record_conflict',
      revision: 2,
      conflicts: [
        { path: 'name:storage_account/stmldev', holder: 'acme/infra#7' },
        { path: 'name:resource_group/sub/rg-ml-dev', holder: 'acme/other#8' },
      ],
    })
  })

  it('say what the forge did not take', () => {
    const message = 'the branch planwright/12-dbw-ml-prod ends in a commit of carol, so it is left alone'
    expectWord('proposal-refused', 'proposal-refused', steps.agreed, {
      type: 'record_refusal',
      revision: 2,
      message,
    })
  })

  it('answer a command that is not known', () => {
    const unknown = { type: 'report_unknown_command', by: 'alice', given: 'retri', replyTo: 12 } as const
    expectWord('unknown-command', 'unknown-command', steps.opened, { ...unknown, didYouMean: 'retry' })
    expectWord('unknown-command-unlike-any', 'unknown-command', steps.opened, {
      ...unknown,
      didYouMean: null,
    })
  })
})

describe('comments on a proposal', () => {
  it('say that it is open', () => {
    expectWord('pull-request-opened', 'pull-request-opened', steps.agreed, say.proposal(2))
  })

  it('say that it shows a change', () => {
    const change = say.revise('alice', { changed: true })
    expectWord(
      'pull-request-opened-again',
      'pull-request-opened',
      [...steps.planned, change],
      say.proposal(3),
    )
  })

  it('say why an approval does not count', () => {
    const shaped = [...steps.opened, say.revise('bob', { intent: 'accept', changed: false }), say.proposal(2)]
    expectWord('approval-of-a-shaper', 'approval-not-counted', shaped, review('bob'))
    expectWord('approval-of-a-bystander', 'approval-not-counted', steps.planned, review('alice'))
    expectWord('approval-of-an-older-head', 'approval-not-counted', steps.planned, review('bob', mergeSha))
  })

  it('say that somebody pushed', () => {
    const push = { type: 'move_head', by: 'carol', pullRequest: 13, headSha: mergeSha } as const
    expectWord('head-moved', 'head-moved', steps.approved, push)
  })
})

describe('comments about sign-offs', () => {
  const { signing, asked, objected, overdue } = signOffSteps
  const agreed = say.revise('alice', { brief: signing, intent: 'accept', changed: false })

  it('ask whoever is named, with what they sign off', () => {
    expectWord('sign-off-asked', 'sign-off-asked', [say.open(signing)], agreed)
  })

  it('tell what somebody objects to', () => {
    expectWord('sign-off-objected', 'sign-off-objected', asked, say.signOff('dora', 'objects'))
    expectWord('sign-off-objected-without-reason', 'sign-off-objected', asked, {
      ...say.signOff('dora', 'objects'),
      text: null,
    } as Command)
    expectWord('sign-off-objected-again', 'sign-off-objected', objected, agreed)
    expectWord('sign-off-taken-back', 'sign-off-taken-back', objected, say.signOff('dora'))
  })

  it('tell that nobody answered', () => {
    expectWord('sign-off-overdue', 'sign-off-overdue', asked, say.overdue())
    expectWord('sign-off-overdue-going-on', 'sign-off-overdue', signOffSteps.askedGoingOn, say.overdue())
  })

  it('say whose word does not count', () => {
    expectWord('sign-off-of-another', 'sign-off-not-counted', asked, say.signOff('bob'))
    const alice = say.signOff('alice', 'agrees', { named: [aSignOff.key] })
    expectWord('sign-off-of-a-shaper', 'sign-off-not-counted', asked, alice)
    expectWord('no-sign-off', 'no-sign-off', steps.planned, say.signOff('dora'))
  })

  it('show where it stands', () => {
    const ask = { type: 'show_status', by: 'alice', replyTo: 12 } as const
    expectWord('where-it-stands-before-a-sign-off', 'where-it-stands', asked, ask)
    expectWord('where-it-stands-with-an-overdue-sign-off', 'where-it-stands', overdue, ask)
    expectWord('where-it-stands-objected', 'where-it-stands', objected, ask)
  })
})

describe('comments after the merge', () => {
  it('ask for the approval that is missing', () => {
    const shapedByTwo = [
      ...steps.opened,
      say.revise('carol', { intent: 'accept', changed: false }),
      say.proposal(2),
    ]
    expectWord('approval-missing', 'approval-missing', steps.planned, say.merge('bob'))
    expectWord('approval-missing-of-others', 'approval-missing', shapedByTwo, say.merge('bob'))
  })

  it('ask for the confirmation of a gate', () => {
    expectWord('gate-waiting', 'gate-waiting', steps.merged, say.plan('firewall', '2.2'))
  })

  it('say that a plain "yes" is not enough', () => {
    const yes = say.revise('alice', { intent: 'accept', changed: false })
    expectWord('name-the-gate', 'name-the-gate', steps.plannedAgain, yes)
  })

  it('say why a confirmation does not count', () => {
    const { plannedAgain } = steps
    expectWord(
      'confirmation-of-a-bystander',
      'confirmation-not-counted',
      plannedAgain,
      say.confirm('alice', ['access']),
    )
    expectWord(
      'confirmation-of-nothing',
      'confirmation-not-counted',
      plannedAgain,
      say.confirm('bob', ['owner_role', 'gpux']),
    )
  })

  it('ask about a plan that changed', () => {
    expectWord('plan-changed', 'plan-changed', steps.merged, changedPlan('databricks', '2.2'))
  })

  it('tell what failed, why, and what helps', () => {
    const { firewallApplied } = steps
    expectWord('stack-failed', 'stack-failed', firewallApplied, failedApply('databricks', '2.3'))
    expectWord(
      'stack-failed-for-a-while',
      'stack-failed',
      steps.confirmed,
      failedApply('databricks', '2.3', busy),
    )
    expectWord(
      'stack-failed-without-advice',
      'stack-failed',
      steps.merged,
      failedPlan('firewall', '2.2', { message: 'Invalid function argument', excerpt: '' }),
    )
    expectWord('stack-edited-by-hand', 'stack-failed', steps.merged, {
      type: 'record_plan',
      stack: 'firewall',
      sha: mergeSha,
      run: '2.2',
      report: { kind: 'edited', files: ['main.tf'] },
    })
  })

  it('say that there is nothing to retry', () => {
    expectWord('nothing-to-retry', 'nothing-to-retry', steps.confirmed, say.retry('alice'))
    expectWord('nothing-to-retry-there', 'nothing-to-retry', steps.failed, say.retry('alice', 'firewall'))
  })

  it('say that it is too late for a change', () => {
    expectWord('not-now-applying', 'not-now', steps.merged, say.revise('alice'))
    expectWord('not-now-done', 'not-now', steps.done, say.revise('alice'))
    expectWord('not-now-cancelled', 'not-now', steps.cancelled, say.revise('alice'))
  })

  it('end with what a person can use', () => {
    const { done } = steps
    const last = done.at(-1)
    if (last === undefined) throw new Error('the story has no end')
    expectWord('done', 'done', done.slice(0, -1), last)
  })

  it('show where it stands', () => {
    const ask = { type: 'show_status', by: 'alice', replyTo: 12 } as const
    expectWord('where-it-stands-at-first', 'where-it-stands', steps.opened, ask)
    expectWord('where-it-stands-at-the-gate', 'where-it-stands', steps.plannedAgain, ask)
    expectWord('where-it-stands-after-a-failure', 'where-it-stands', steps.failed, ask)
  })
})

describe('notices', () => {
  it('tell what keeps the bot from going on', () => {
    expectNotice('configuration-problem', {
      problem: '.github/planwright.yml cannot be used: regoin is not known, did you mean region?',
    })
    expectNotice('our-mistake', { reference: 'acme/infra#12/34' })
    expectNotice('effect-failed', {
      message: 'updating the check run: 403 Forbidden',
      reference: 'acme/infra#12/34/1',
    })
  })
})

describe('templates of comments', () => {
  it('all have a golden file', () => {
    const names = readdirSync(join(templatesDirectory, 'comments')).map((file) => file.replace('.md.hbs', ''))
    expect([...checked, ...conversation, ...removal].sort()).toEqual(names.sort())
  })
})
