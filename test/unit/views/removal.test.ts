import { describe, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import type { PlanSummary } from '../../../src/domain/plan.ts'
import { isRemoving } from '../../../src/domain/removal.ts'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { checkView } from '../../../src/views/check-view.ts'
import { removalView } from '../../../src/views/removal-view.ts'
import { statusCommentView } from '../../../src/views/status-comment-view.ts'
import { aChange, headSha, removalNumber, say, stateAfter } from '../../support/requests.ts'
import { expectGolden, texts } from './golden.ts'
import { failedApply, steps } from './readable-request.ts'
import { saidAfter } from './said-after.ts'

const addresses: Readonly<Record<string, readonly string[]>> = {
  databricks: ['azurerm_resource_group.main', 'azurerm_databricks_workspace.main', 'azurerm_subnet.private'],
  'databricks-objects': ['databricks_cluster.main'],
  firewall: ['azurerm_network_security_rule.main'],
}
const built = withAddresses(stateOf(steps.done))

function stateOf(commands: readonly Command[], start?: RequestState): RequestState {
  const state = stateAfter(commands, start)
  if (state === undefined) throw new Error('there is no request')
  return state
}

function withAddresses(state: RequestState): RequestState {
  if (!('stacks' in state)) throw new Error('nothing is built')
  const stacks = state.stacks.map((stack) => ({ ...stack, addresses: [...(addresses[stack.id] ?? [])] }))
  return { ...state, stacks }
}

function plan(stack: string, run: string, verdict: 'approved' | 'changed' = 'approved'): Command {
  const gone = addresses[stack] ?? []
  const summary: PlanSummary = {
    digest: Buffer.from(`${stack} ${verdict}`).toString('hex').padEnd(64, '0').slice(0, 64),
    add: 0,
    change: 0,
    destroy: gone.length,
    resources: gone.map((address) => aChange(address, { action: 'delete' })),
  }
  return {
    type: 'record_plan',
    stack,
    sha: headSha,
    run,
    report: { kind: 'planned', plan: summary, verdict },
  }
}

const proposing = [say.destroy('carol')]
const opened = [...proposing, say.removal(3)]
const inReview = [...opened, ...Object.keys(addresses).map((stack) => plan(stack, '3.1'))]
const merge = say.merge('bob', headSha, removalNumber)
const merged = [...inReview, say.approve('bob', headSha, removalNumber), merge]
const held = [...merged, plan('databricks-objects', '3.2'), plan('firewall', '3.2')]
const confirmed = [...held, say.confirm('bob', ['destroy'])]
const firewallGone = [...confirmed, say.applied('firewall', '3.3')]
const failed = [...firewallGone, failedApply('databricks-objects', '3.3')]
const beforeTheLast = [...firewallGone, say.applied('databricks-objects', '3.3'), plan('databricks', '3.2')]
const gone = [...beforeTheLast, say.applied('databricks', '3.3')]
const oneStack = [
  say.destroy('carol', 'databricks-objects'),
  say.removal(3),
  plan('databricks-objects', '3.1'),
]
const beforeOneIsGone = [
  ...oneStack,
  say.approve('bob', headSha, removalNumber),
  merge,
  plan('databricks-objects', '3.2'),
  say.confirm('bob', ['destroy']),
]
const oneGone = [...beforeOneIsGone, say.applied('databricks-objects', '3.3')]

describe('the pull request of a removal', () => {
  it.each([
    ['removal-before-the-plans', opened, null],
    ['removal', inReview, null],
    ['removal-of-one-stack', oneStack, null],
    ['removal-in-a-sandbox', inReview, 'Sandbox: nothing here is built in a real cloud.'],
  ])('says what is lost and what merging does: %s', (name, commands, banner) => {
    const state = stateOf(commands, built)
    if (!isRemoving(state) || !('stacks' in state)) throw new Error('nothing is removed')
    const view = removalView(state, state.stacks, banner)
    expectGolden(`pull-request/${name}`, texts.render('pull-request/removal', view))
  })
})

describe('the status comment of a removal', () => {
  it.each([
    ['removal-proposing', proposing],
    ['removal-in-review', inReview],
    ['removal-merged', merged],
    ['removal-unapproved', [...inReview, merge]],
    ['removal-held', held],
    ['removal-running', confirmed],
    ['removal-failed', failed],
    ['removal-of-one-done', oneGone],
    ['destroyed', gone],
  ])('says where it stands: %s', (name, commands) => {
    const { template, data } = statusCommentView(stateOf(commands, built), [], null)
    expectGolden(`status/${name}`, texts.render(template, data))
  })
})

describe('the check of a removal', () => {
  it.each([
    ['destroy-plan', inReview, 'databricks', 'plan'],
    ['destroy-waiting-for-another', merged, 'databricks', 'apply'],
    ['destroy-waiting-for-its-gate', held, 'firewall', 'apply'],
    ['destroy-running', confirmed, 'firewall', 'apply'],
    ['destroy-failed', failed, 'databricks-objects', 'apply'],
    ['destroy-done', firewallGone, 'firewall', 'apply'],
    ['destroy-done-last', gone, 'databricks', 'apply'],
  ] as const)('says how it stands: %s', (name, commands, id, check) => {
    const state = stateOf(commands, built)
    const stack = 'stacks' in state ? state.stacks.find((one) => one.id === id) : undefined
    if (stack === undefined || !('stacks' in state)) throw new Error(`there is no stack ${id}`)
    const view = checkView(state, stack, check, null)
    const head = `${view.name}: ${view.conclusion ?? view.status}\n${view.title}`
    expectGolden(`checks/${name}`, `${head}\n\n---\n\n${texts.render('checks/stack', view.summary).trim()}`)
  })
})

describe('a comment on a removal', () => {
  const cancel = say.cancel('bob')
  const conflicts = [{ path: 'stacks/prod/ml/dbw-ml-prod', holder: 'acme/infra#7' }]

  it.each([
    ['destroy-refused-nothing-built', stateOf(steps.planned), say.destroy('alice')],
    ['destroy-refused-cancelled', stateOf(steps.cancelled), say.destroy('alice')],
    ['destroy-refused-all-gone', stateOf(gone, built), say.destroy('alice')],
    ['destroy-refused-applying', stateOf(steps.merged), say.destroy('alice')],
    ['destroy-refused-unknown-stack', built, say.destroy('alice', 'storage')],
    ['destroy-refused-still-needed', built, say.destroy('alice', 'databricks')],
    ['destroy-refused-opening', stateOf(proposing, built), say.destroy('alice')],
    ['destroy-refused-in-review', stateOf(inReview, built), say.destroy('alice')],
    ['destroy-refused-failed', stateOf(failed, built), say.destroy('alice')],
    ['removal-opened', stateOf(proposing, built), say.removal(3)],
    ['removal-taken', stateOf(proposing, built), { type: 'record_conflict', revision: 3, conflicts }],
    [
      'removal-refused',
      stateOf([say.destroy('alice', 'firewall')], built),
      { type: 'record_refusal', revision: 3, message: 'the files are others' },
    ],
    ['removal-closed', stateOf(inReview, built), say.close('bob', removalNumber)],
    ['removal-ended-after-a-failure', stateOf(failed, built), cancel],
    ['removal-ended-after-the-merge', stateOf(held, built), cancel],
    ['removal-merged-too-late', built, merge],
    ['removal-approval-missing', stateOf(inReview, built), merge],
    ['removal-gate-waiting', stateOf(merged, built), plan('databricks-objects', '3.2')],
    ['removal-plan-changed', stateOf(merged, built), plan('firewall', '3.2', 'changed')],
    ['removal-stack-failed', stateOf(firewallGone, built), failedApply('databricks-objects', '3.3')],
    ['destroyed', stateOf(beforeTheLast, built), say.applied('databricks', '3.3')],
    ['destroyed-one', stateOf(beforeOneIsGone, built), say.applied('databricks-objects', '3.3')],
    ['removal-where-it-stands', stateOf(failed, built), { type: 'show_status', by: 'alice', replyTo: 12 }],
  ] as const satisfies readonly (readonly [string, RequestState, Command])[])(
    '%s',
    (name, state, command) => {
      expectGolden(`comments/${name}`, saidAfter(state, command).text)
    },
  )
})
