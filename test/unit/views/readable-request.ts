import type { Brief } from '../../../src/domain/brief.ts'
import type { Command } from '../../../src/domain/command.ts'
import type { Failure } from '../../../src/domain/failure.ts'
import type { PlanCost } from '../../../src/domain/plan.ts'
import type { SignOff } from '../../../src/domain/sign-off.ts'
import { aBrief, aChange, aSignOff, headSha, say } from '../../support/requests.ts'

const titles: Readonly<Record<string, string>> = {
  databricks: 'Databricks workspace dbw-ml-prod',
  'databricks-objects': 'Compute and policy of dbw-ml-prod',
  firewall: 'Firewall rule nsgsr-ml-in-tcp-443',
}
const gateTexts: Readonly<Record<string, string>> = {
  gpu: 'GPU: up to 4 x Standard_NC8as_T4_v3 in prod, up to 1,260 USD a month, 5,760 USD if it never stops.',
  access: 'Opens tcp/443 on 10.50.4.10/32 to 10.20.0.0/16.',
}
const prices: Readonly<Record<string, readonly [number, number, number]>> = {
  databricks: [52, 52, 52],
  'databricks-objects': [504, 958.6, 1261],
  firewall: [0, 0, 0],
}

const plain = aBrief()

/** The brief of three stacks with words, prices and reasons as people get them. */
export const brief: Brief = {
  ...plain,
  title: 'Databricks workspace dbw-ml-prod and firewall rule for team ml, production, eastus',
  rows: [
    row('team', 'ml', { source: 'stated', quote: 'ML team' }),
    row('region', 'eastus', { source: 'stated', quote: 'East US' }),
    row('resource group', 'rg-ml-dbw-prod', { source: 'naming' }),
    row('workers, at least', '1', { source: 'stated', quote: '1-4 workers' }),
    row('workers, at most', '4', { source: 'stated', quote: '1-4 workers' }),
    row('node type', 'Standard_NC8as_T4_v3', { source: 'default', reason: 'usual for ml in prod' }),
    row('from', '10.20.0.0/16 | 10.21.0.0/16', { source: 'stated', quote: 'from <b>10.20.0.0/16</b>' }),
  ],
  decisions: [
    {
      topic: 'compute',
      choice: '1-4 x Standard_NC8as_T4_v3, about 959 USD a month',
      reason: 'it is recommended for ML in production',
      alternative: 'CPU only, about 298 USD a month less',
    },
    { topic: 'tier', choice: 'premium', reason: 'the standard tier cannot be created any more' },
  ],
  gates: plain.gates.map((gate) => ({ ...gate, text: gateTexts[gate.id] ?? gate.text })),
  stacks: plain.stacks.map((stack) => ({
    ...stack,
    blueprint: { ...stack.blueprint, title: titles[stack.blueprint.id] ?? stack.blueprint.title },
  })),
  estimate: {
    lowUsd: 556,
    expectedUsd: 1010.4,
    highUsd: 1313,
    pricesOf: '2026-06-18',
    unpriced: [],
    stacks: plain.stacks.map(({ blueprint: { id } }) => {
      const [lowUsd = 0, expectedUsd = 0, highUsd = 0] = prices[id] ?? []
      const assumptions =
        expectedUsd === 0 ? [] : ['160 hours a month', 'one NAT gateway without its traffic']
      const savings =
        expectedUsd < 500 ? {} : { savings: [{ text: '1-2 workers instead of 1-4', usd: 302.79 }] }
      const pricesOf = '2026-06-18'
      return { stack: id, lowUsd, expectedUsd, highUsd, assumptions, pricesOf, unpriced: [], ...savings }
    }),
  },
}

function row(
  label: string,
  text: string,
  from: Pick<Brief['rows'][number], 'source'> & Partial<Brief['rows'][number]>,
): Brief['rows'][number] {
  return { capability: null, parameter: label.replaceAll(/\W+/g, '_'), label, value: text, text, ...from }
}

const subscription =
  '/subscriptions/5a4d0c0e-0000-4000-8000-000000000003/resourceGroups/rg-ml-dbw-prod/providers'

/** What the stacks give back, as Azure writes it. */
const outputs: Readonly<Record<string, Readonly<Record<string, string | string[]>>>> = {
  databricks: {
    workspace_resource_id: `${subscription}/Microsoft.Databricks/workspaces/dbw-ml-prod`,
    resource_group: 'rg-ml-dbw-prod',
    workspace_url: 'https://adb-4711.7.azuredatabricks.net',
    outgoing_address: '20.1.2.3',
  },
  'databricks-objects': { cluster_id: '1122-334455-abcd_efg', policy_id: 'ABC00DEF' },
  firewall: {
    rule_id: `${subscription}/Microsoft.Network/networkSecurityGroups/nsg/securityRules/r`,
    ports: ['443'],
  },
}

export function applied(stack: string, run: string): Command {
  return {
    type: 'record_apply',
    stack,
    run,
    report: { kind: 'applied', outputs: { ...outputs[stack] } as never, how: 'plan' },
  }
}

/** A refusal of Azure as Terraform passes it on. */
export const refusal: Failure = {
  message: `creating/updating Workspace "${subscription}/Microsoft.Databricks/workspaces/dbw-ml-prod": performing CreateOrUpdate: unexpected status 409 (409 Conflict) with error: SkuNotAvailable: The requested VM size is currently not available in location 'eastus'. Please try another size or deploy to a different location or different zone.`,
  address: 'azurerm_databricks_workspace.main',
  excerpt:
    'Error: creating/updating Workspace\n  on main.tf line 12, in resource "azurerm_databricks_workspace" "main"\n    unexpected status 409',
  advice: {
    key: 'SKU_NOT_AVAILABLE',
    because: 'Azure has no such machines in this region at the moment.',
    help: 'Retry later, or ask for another size or region.',
    retry: 'after_change',
  },
}

/** The same request, one step after the other. */
const opened = [say.open(brief)]
const agreed = [...opened, say.revise('alice', { brief, intent: 'accept', changed: false })]
const proposed = [...agreed, say.proposal(2)]
const planned = [...proposed, plan('databricks', '2.1'), plan('firewall', '2.1')]
const approved = [...planned, say.approve('bob')]
const merged = [...approved, say.merge('bob')]
const plannedAgain = [...merged, plan('databricks', '2.2'), plan('firewall', '2.2')]
const confirmed = [...plannedAgain, say.confirm('bob', ['access', 'gpu'])]
const firewallApplied = [...confirmed, applied('firewall', '2.3')]
const failed = [...firewallApplied, failedApply('databricks', '2.3')]
const allButObjects = [...firewallApplied, applied('databricks', '2.3'), plan('databricks-objects', '2.1')]
const done = [...allButObjects, applied('databricks-objects', '2.2')]

export const steps = {
  opened,
  agreed,
  proposed,
  planned,
  approved,
  merged,
  mergedUnapproved: [...planned, say.merge('bob')],
  plannedAgain,
  confirmed,
  firewallApplied,
  failed,
  done,
  cancelled: [...planned, { type: 'cancel_request', by: 'alice', replyTo: 12 }],
} as const satisfies Readonly<Record<string, readonly Command[]>>

const review: SignOff = {
  ...aSignOff,
  found: ['the workspace has a public front end', 'no private endpoint'],
  teams: ['security'],
}
const signing = { ...brief, signOffs: [review] }
const going = {
  ...brief,
  signOffs: [{ ...review, step: null, found: [], hours: 1, unanswered: 'go_on' as const }],
}
const asking = (of: Brief): Command[] => [
  say.open(of),
  say.revise('alice', { brief: of, intent: 'accept', changed: false }),
]

/** The same request where somebody has to sign its databricks part off. */
export const signOffSteps = {
  signing,
  asked: asking(signing),
  askedGoingOn: asking(going),
  objected: [...asking(signing), say.signOff('dora', 'objects')],
  overdue: [...asking(signing), say.overdue()],
  signed: [...asking(signing), say.signOff('dora'), say.proposal(2)],
  wentOn: [...asking(going), say.overdue(), say.proposal(2)],
} as const satisfies Readonly<Record<string, Brief | readonly Command[]>>

/** A plan of a stack on the head while it is reviewed, or at the merge. */
function plan(stack: string, run: string): Command {
  const [, expectedUsd = 0] = prices[stack] ?? []
  const agreeing = {
    expectedUsd,
    estimatedUsd: expectedUsd,
    assumedUsd: 0,
    agrees: true,
    differences: [],
    unpriced: [],
  }
  return withCost(say.plan(stack, run, digestOf(stack)), agreeing)
}

/** A plan of the workspace that has more than was estimated. */
export function dearerPlan(run: string): Command {
  return withCost(say.plan('databricks', run, digestOf('dearer')), {
    expectedUsd: 272.4,
    estimatedUsd: 52,
    assumedUsd: 15.5,
    agrees: false,
    differences: [
      { text: 'the plan has 4 workers of Standard_D8ads_v5 instead of 2', usd: 241.92 },
      { text: 'the plan lacks 1 x NAT gateway', usd: -21.5 },
    ],
    unpriced: ['azurerm_kubernetes_cluster'],
  })
}

function withCost(command: Command, cost: PlanCost): Command {
  if (command.type !== 'record_plan' || command.report.kind !== 'planned') return command
  return { ...command, report: { ...command.report, plan: { ...command.report.plan, cost } } }
}

/** A plan that is another one than what was reviewed: it removes something, and changes something. */
export function changedPlan(stack: string, run: string): Command {
  const resources = [
    aChange('azurerm_databricks_workspace.main', { action: 'update', attributes: ['tags', 'sku'] }),
    aChange('azurerm_subnet.private', { action: 'replace', attributes: ['address_prefixes'] }),
    aChange('azurerm_resource_group.forgotten', { action: 'delete' }),
  ]
  const summary = { digest: digestOf('changed'), add: 1, change: 1, destroy: 2, resources }
  return {
    type: 'record_plan',
    stack,
    sha: headSha,
    run,
    report: { kind: 'planned', plan: summary, verdict: 'changed' },
  }
}

export function failedPlan(stack: string, run: string, failure: Failure = refusal): Command {
  return { type: 'record_plan', stack, sha: headSha, run, report: { kind: 'failed', failure } }
}

export function failedApply(stack: string, run: string, failure: Failure = refusal): Command {
  return { type: 'record_apply', stack, run, report: { kind: 'failed', failure } }
}

/** Sixty-four hex digits, others for every name. */
function digestOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
}
