import {
  type Assessment,
  type Capability,
  type CapabilityContext,
  type Environment,
  inDependencyOrder,
  type Stated,
} from '../capability/index.ts'
import { draftBrief } from '../conversation/draft-brief.ts'
import type { Reading } from '../conversation/reading.ts'
import { statedValues } from '../conversation/stated-values.ts'
import type { Brief, Understanding } from '../domain/brief.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin } from '../domain/request-state.ts'
import type { SignOffRecord } from '../domain/sign-off.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { foreseenGates } from './foreseen-gates.ts'
import { preflight } from './preflight.ts'
import { withSignOffQuestions } from './sign-offs.ts'

/** What a brief is drafted from: what was said, and where. */
export interface DraftRequest {
  readonly origin: Origin
  readonly title: string
  readonly author: string
  readonly understanding: Understanding
  readonly reading: Reading | undefined
  readonly policy: Policy
  /** What a model has said so far. */
  readonly opinions?: CapabilityContext['opinions']
  /** What people have signed off so far. */
  readonly signOffs?: SignOffRecord
}

/** What a judgement needs of the outside world. */
type DraftDependencies = Pick<IntakeDependencies, 'capabilities' | 'prices' | 'clock'> & {
  readonly model?: IntakeDependencies['model']
}

/** Asks every chosen capability for its judgement, puts the answers together, and looks what is there already. */
export async function draft(
  request: DraftRequest,
  dependencies: DraftDependencies & Pick<IntakeDependencies, 'existing' | 'cloud'>,
): Promise<Brief> {
  const { understanding, reading } = request
  const assessments = await judge(request, dependencies)
  const brief = draftBrief({
    understanding,
    reading,
    assessments,
    catalogue: dependencies.capabilities,
    budgets: budgetsOf(request.policy),
  })
  const checked = await preflight(brief, request, dependencies)
  return withSignOffQuestions(checked, request.policy, request.signOffs ?? {}, dependencies)
}

function budgetsOf({ environments }: Policy): Partial<Record<Environment, number>> {
  const { dev, staging, prod } = environments
  return known({ dev: dev.budget_usd_month, staging: staging.budget_usd_month, prod: prod.budget_usd_month })
}

/** The judgement of every chosen capability, by id; each hears what those before it settled. */
export async function judge(
  request: Omit<DraftRequest, 'reading'>,
  dependencies: DraftDependencies,
): Promise<Record<string, Assessment>> {
  const { understanding } = request
  const context = capabilityContext(request, dependencies)
  const assessments: Record<string, Assessment> = {}
  for (const capability of inDependencyOrder(dependencies.capabilities)) {
    if (!understanding.capabilities.includes(capability.id)) continue
    const companions = Object.fromEntries(
      Object.entries(assessments).map(([id, { settings }]) => [id, valuesOf(settings)]),
    )
    assessments[capability.id] = await assess(capability, understanding, { ...context, companions })
  }
  return assessments
}

function valuesOf(settings: Assessment['settings']): Stated {
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
}

async function assess(
  capability: Capability,
  understanding: Understanding,
  context: CapabilityContext,
): Promise<Assessment> {
  const stated = statedValues(understanding, capability)
  const assessment = await capability.assess(stated, context)
  return { ...assessment, foreseen: await foreseenGates(capability, stated, assessment, context) }
}

function capabilityContext(
  request: Omit<DraftRequest, 'reading'>,
  { prices, clock, model }: DraftDependencies,
): Omit<CapabilityContext, 'companions'> {
  const { origin, policy } = request
  const { dev, staging, prod } = policy.environments
  return {
    today: clock.now().toISOString().slice(0, 10),
    request: {
      repository: `${origin.owner}/${origin.repository}`,
      number: origin.issue,
      title: request.title,
      author: request.author,
    },
    subscriptions: { dev: dev.subscription, staging: staging.subscription, prod: prod.subscription },
    networks: policy.networks.map((network) => ({
      prefix: network.prefix,
      networkSecurityGroup: network.network_security_group,
      resourceGroup: network.resource_group,
    })),
    dnsZones: policy.dns_zones.map(({ name, resource_group, private: isPrivate }) => ({
      name,
      resourceGroup: resource_group,
      private: isPrivate,
    })),
    endpointSubnets: known({
      dev: dev.endpoint_subnet,
      staging: staging.endpoint_subnet,
      prod: prod.endpoint_subnet,
    }),
    logWorkspaces: known({
      dev: dev.log_workspace,
      staging: staging.log_workspace,
      prod: prod.log_workspace,
    }),
    egressAddresses: policy.egress_addresses,
    defaultRegion: policy.region,
    prices,
    ...(model?.opinions === 'on' ? { opinions: request.opinions ?? {} } : {}),
  }
}

function known<T>(values: Readonly<Record<Environment, T | undefined>>): Partial<Record<Environment, T>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
