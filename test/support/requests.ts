import type { Brief } from '../../src/domain/brief.ts'
import type { Command, CommandOf } from '../../src/domain/command.ts'
import type { Consultation } from '../../src/domain/consultation.ts'
import { decide } from '../../src/domain/decide/decide.ts'
import type { Decision, Facts } from '../../src/domain/decision.ts'
import { evolve } from '../../src/domain/evolve.ts'
import type { PlanSummary, ResourceChange } from '../../src/domain/plan.ts'
import type { RequestState, RequestStatus, StateOf } from '../../src/domain/request-state.ts'
import type { SignOff } from '../../src/domain/sign-off.ts'

export const origin = { installationId: 7, owner: 'acme', repository: 'infra', issue: 12 }

/** People of the tests: alice asks, carol helps her, bob and dora approve, mallory is nobody here. */
export const facts = {
  alice: { mayRequest: true, mayApprove: false },
  carol: { mayRequest: true, mayApprove: false },
  bob: { mayRequest: true, mayApprove: true },
  dora: { mayRequest: true, mayApprove: true },
  mallory: { mayRequest: false, mayApprove: false },
  planwright: { mayRequest: false, mayApprove: false },
} as const satisfies Record<string, Facts>
export type Person = keyof typeof facts

export const headSha = 'aaaa000000000000000000000000000000000001'
export const mergeSha = 'bbbb000000000000000000000000000000000002'
export const removalMergeSha = 'cccc000000000000000000000000000000000003'
/** Number of the pull request that removes what #13 has built. */
export const removalNumber = 15

export function aChange(address: string, over: Partial<ResourceChange> = {}): ResourceChange {
  return {
    address,
    type: address.split('.')[0] ?? address,
    action: 'create',
    attributes: [],
    changeHash: `hash of ${address}`,
    tainted: false,
    ...over,
  }
}

export function aPlan(
  digest: string,
  addresses: readonly string[] = ['azurerm_resource_group.main'],
): PlanSummary {
  return {
    digest,
    add: addresses.length,
    change: 0,
    destroy: 0,
    resources: addresses.map((address) => aChange(address, { changeHash: `${digest} on ${address}` })),
  }
}

interface StackSpec {
  readonly id: string
  readonly dependsOn?: readonly string[]
  readonly plannable?: 'now' | 'after_dependencies'
  readonly gates?: readonly ('gpu' | 'access')[]
}

/** What the tests build unless they say otherwise: a stack, one behind it with a gate, and an independent one. */
export const threeStacks: readonly StackSpec[] = [
  { id: 'databricks' },
  { id: 'databricks-objects', dependsOn: ['databricks'], plannable: 'after_dependencies', gates: ['gpu'] },
  { id: 'firewall', gates: ['access'] },
]

export function aBrief(stacks: readonly StackSpec[] = threeStacks, over: Partial<Brief> = {}): Brief {
  return {
    title: 'Databricks workspace dbw-ml-prod for team ml, production, eastus',
    understanding: {
      capabilities: ['databricks', 'firewall'],
      choice: 'settled',
      offered: [],
      statements: { common: { team: { value: 'ml', quote: 'ML team', messageId: 'issue', by: 'alice' } } },
      accepted: [],
      unresolved: [],
    },
    rows: [
      {
        capability: null,
        parameter: 'team',
        label: 'team',
        value: 'ml',
        text: 'ml',
        source: 'stated',
        quote: 'ML team',
      },
    ],
    questions: [],
    objections: [],
    ambiguities: [],
    unread: [],
    unsupported: [],
    notes: [],
    decisions: [],
    gates: stacks.flatMap(({ id, gates = [] }) =>
      gates.map((gate) => ({ id: gate, stack: id, text: `${gate} of ${id}` })),
    ),
    stacks: stacks.map(({ id, dependsOn = [], plannable = 'now' }) => ({
      capability: id.split('-')[0] ?? id,
      capabilityVersion: '1.0.0',
      environment: 'prod',
      team: 'ml',
      parameters: { team: { value: 'ml', source: 'stated' } },
      blueprint: {
        id,
        title: `Stack ${id}`,
        folder: id,
        template: 'main',
        providers: ['azurerm'],
        settings: {},
        variables: {},
        dependsOn: [...dependsOn],
        plannable,
      },
    })),
    estimate: {
      lowUsd: 100,
      expectedUsd: 200,
      highUsd: 300,
      pricesOf: '2026-06-18',
      unpriced: [],
      stacks: stacks.map(({ id }) => ({
        stack: id,
        lowUsd: 10,
        expectedUsd: 20,
        highUsd: 30,
        assumptions: ['160 hours a month'],
        pricesOf: '2026-06-18',
        unpriced: [],
      })),
    },
    ready: true,
    ...over,
  }
}

export const unclearBrief = aBrief([], {
  ready: false,
  estimate: null,
  questions: [{ n: 1, capability: null, parameter: 'team', text: 'Which team owns it?' }],
  objections: [
    { capability: null, parameter: 'region', value: 'moonbase', rule: 'it is not an Azure region' },
    {
      capability: 'firewall',
      parameter: 'ports',
      value: '70000',
      rule: 'ports end at 65535',
      suggestion: '7000',
    },
  ],
  ambiguities: [{ capability: null, parameter: 'region', quote: 'Virginia', options: ['eastus', 'eastus2'] }],
})

/** What dora has to sign off before a request of three stacks is proposed. */
export const aSignOff: SignOff = {
  key: 'key of the review',
  capability: 'databricks',
  title: 'Databricks workspace',
  step: 'security-reviewer',
  found: ['the workspace is public'],
  people: ['dora'],
  teams: [],
  hours: 48,
  unanswered: 'hold',
}

export const say = {
  open: (brief = aBrief(), over: Partial<CommandOf<'open_request'>> = {}): Command => ({
    type: 'open_request',
    origin,
    title: 'Create a production workspace for ML team',
    author: 'alice',
    brief,
    ...over,
  }),
  revise: (by: Person, over: Partial<CommandOf<'revise_request'>> = {}): Command => ({
    type: 'revise_request',
    by,
    messageId: '100',
    brief: aBrief(),
    changed: true,
    intent: 'none',
    answer: null,
    replyTo: 12,
    ...over,
  }),
  consultation: (id: string): Consultation => ({
    message: { id, by: 'alice', title: null, text: 'as big as our usual ones' },
    unread: ['as big as our usual ones'],
    replyTo: 12,
  }),
  modelAnswer: (over: Partial<CommandOf<'record_model_answer'>> = {}): Command => ({
    type: 'record_model_answer',
    question: 1,
    messageId: '100',
    by: 'alice',
    brief: aBrief(),
    answer: { template: 'updated', data: {} },
    replyTo: 12,
    usage: { inputTokens: 400, outputTokens: 30, usd: 0.002 },
    trouble: null,
    ...over,
  }),
  opinion: (over: Partial<CommandOf<'record_opinion'>> = {}): Command => ({
    type: 'record_opinion',
    key: 'sizer:abc',
    question: 1,
    opinion: { model: 'fake-model', offers: [{ code: 'smaller', value: null, why: null }] },
    usage: { inputTokens: 300, outputTokens: 20, usd: 0.001 },
    shown: { remarks: [], deliberations: [] },
    ...over,
  }),
  proposal: (revision: number, over: Partial<CommandOf<'record_proposal'>> = {}): Command => ({
    type: 'record_proposal',
    revision,
    proposal: { number: 13, url: 'http://forge/13', branch: 'planwright/12-databricks', headSha },
    stacks: threeStacks.map(({ id }) => renderedStack(id)),
    ...over,
  }),
  plan: (
    stack: string,
    run: string,
    digest = `plan of ${stack}`,
    verdict: 'approved' | 'changed' | null = 'approved',
  ): Command => ({
    type: 'record_plan',
    stack,
    sha: headSha,
    run,
    report: { kind: 'planned', plan: aPlan(digest, [`azurerm_resource_group.${stack}`]), verdict },
  }),
  /** The pull request of a removal, which is another one than that of the build. */
  removal: (revision: number, number = removalNumber): Command => ({
    type: 'record_proposal',
    revision,
    proposal: { number, url: `http://forge/${number}`, branch: 'planwright/12-destroy', headSha },
    stacks: [],
  }),
  approve: (by: Person, sha = headSha, pullRequest = 13): Command => ({
    type: 'submit_review',
    by,
    pullRequest,
    verdict: 'approved',
    headSha: sha,
  }),
  merge: (by: Person = 'bob', sha = headSha, pullRequest = 13): Command => ({
    type: 'close_pull_request',
    by,
    pullRequest,
    headSha: sha,
    mergeSha: pullRequest === 13 ? mergeSha : removalMergeSha,
  }),
  close: (by: Person, pullRequest = 13): Command => ({
    type: 'close_pull_request',
    by,
    pullRequest,
    headSha,
    mergeSha: null,
  }),
  applied: (stack: string, run: string): Command => ({
    type: 'record_apply',
    stack,
    run,
    report: { kind: 'applied', outputs: { id: `id of ${stack}` }, how: 'plan' },
  }),
  applyFailed: (stack: string, run: string): Command => ({
    type: 'record_apply',
    stack,
    run,
    report: { kind: 'failed', failure: { message: 'quota exceeded', excerpt: 'Error: quota exceeded' } },
  }),
  confirm: (by: Person, names: string[], stack: string | null = null): Command => ({
    type: 'confirm_gates',
    by,
    names,
    stack,
    replyTo: 12,
  }),
  destroy: (by: Person, stack: string | null = null): Command => ({
    type: 'destroy_stacks',
    by,
    stack,
    replyTo: 12,
  }),
  signOff: (
    by: Person,
    verdict: 'agrees' | 'objects' = 'agrees',
    over: Partial<CommandOf<'answer_sign_off'>> = {},
  ): Command => ({
    type: 'answer_sign_off',
    by,
    verdict,
    text: verdict === 'objects' ? 'not public' : null,
    named: aSignOff.people.includes(by) ? [aSignOff.key] : [],
    replyTo: 12,
    ...over,
  }),
  overdue: (key = aSignOff.key): Command => ({ type: 'record_overdue_sign_off', key }),
  cancel: (by: Person): Command => ({ type: 'cancel_request', by, replyTo: 12 }),
  retry: (by: Person, stack: string | null = null): Command => ({
    type: 'retry_stack',
    by,
    stack,
    replyTo: 12,
  }),
} as const

export function renderedStack(id: string) {
  return {
    id,
    path: `stacks/prod/ml/${id}`,
    contentDigest: `content of ${id}`,
    fileDigests: { 'main.tf': `main of ${id}` },
    addresses: [`azurerm_resource_group.${id}`],
  }
}

/** Who stands behind a command; results of effects come from the product itself. */
export function personBehind(command: Command): Person {
  const by = 'by' in command ? command.by : 'author' in command ? command.author : 'planwright'
  return by in facts ? (by as Person) : 'mallory'
}

export function decideAs(state: RequestState | undefined, command: Command): Decision {
  return decide(state, command, facts[personBehind(command)])
}

/** The state after these commands, each decided as its author. */
export function stateAfter(commands: readonly Command[], start?: RequestState): RequestState | undefined {
  return commands.reduce<RequestState | undefined>((state, command) => {
    const decision = decideAs(state, command)
    return decision.kind === 'accepted'
      ? decision.events.reduce<RequestState | undefined>(evolve, state)
      : state
  }, start)
}

const opened = [say.open()]
const agreed = [...opened, say.revise('alice', { intent: 'accept', changed: false })]
const proposed = [...agreed, say.proposal(2)]
const planned = [...proposed, say.plan('databricks', '2.1'), say.plan('firewall', '2.1')]
const approved = [...planned, say.approve('bob')]
const merged = [...approved, say.merge('bob')]
const objects = say.plan('databricks-objects', '2.1')
const allApplied = [
  ...merged,
  say.plan('databricks', '2.2'),
  say.plan('firewall', '2.2'),
  say.confirm('bob', ['access', 'gpu']),
  say.applied('firewall', '2.3'),
  say.applied('databricks', '2.3'),
  objects,
  say.applied('databricks-objects', '2.2'),
]

/** A way into each status, as commands. */
export const waysInto: Readonly<Record<Exclude<RequestStatus, 'reading'>, readonly Command[]>> = {
  declined: [say.open(aBrief(), { author: 'mallory' })],
  clarifying: [say.open(unclearBrief)],
  confirming: opened,
  proposing: agreed,
  in_review: planned,
  applying: merged,
  done: allApplied,
  partly_done: [
    ...merged,
    say.plan('databricks', '2.2'),
    say.plan('firewall', '2.2'),
    say.confirm('bob', ['access']),
    say.applied('firewall', '2.3'),
    say.applyFailed('databricks', '2.3'),
  ],
  cancelled: [...opened, { type: 'cancel_request', by: 'alice', replyTo: 12 }],
}

/** The same for the removal of stacks, begun where a build has ended. */
export function aRemoval(
  status: 'proposing' | 'in_review' | 'applying' | 'partly_done',
  stack: string | null = null,
  built: RequestState = aRequest('done'),
): RequestState {
  const ids = stack === null ? threeStacks.map(({ id }) => id) : [stack]
  const proposing = [say.destroy('carol', stack)]
  const inReview = [...proposing, say.removal(built.revision + 1), ...ids.map((id) => say.plan(id, '3.1'))]
  const merged = [
    ...inReview,
    say.approve('bob', headSha, removalNumber),
    say.merge('bob', headSha, removalNumber),
  ]
  const failed = [
    ...merged,
    say.confirm('bob', ['destroy']),
    ...ids.flatMap((id) => [say.plan(id, '3.2'), say.applyFailed(id, '3.3')]),
  ]
  const commands = { proposing, in_review: inReview, applying: merged, partly_done: failed }[status]
  const state = stateAfter(commands, built)
  if (state?.status !== status) throw new Error(`no way into the removal, ended in ${state?.status}`)
  return state
}

export const approvedCommands: readonly Command[] = approved

/** A request in a status; `reading` is what it is between its first two events. */
export function aRequest<S extends RequestStatus>(status: S): StateOf<S> {
  const state =
    status === 'reading'
      ? evolve(undefined, { type: 'request_opened', origin, title: 'A request', author: 'alice' })
      : stateAfter(waysInto[status as Exclude<RequestStatus, 'reading'>])
  if (state?.status !== status) throw new Error(`no way into ${status}, ended in ${state?.status}`)
  return state as StateOf<S>
}
