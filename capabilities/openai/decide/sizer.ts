import * as z from 'zod'
import { choiceOf, choose, type Finding, type Step } from '#capability'
import { catalog, type ModelName } from '../models/catalog.ts'
import { billingOf, typeForModel } from '../models/deployment-types.ts'
import { roundUpUnits, unitSteps, unitsNeeded } from '../models/provisioned-units.ts'
import { parameters } from '../parameters.ts'
import type { AccessPlan } from './access-planner.ts'
import type { Placement, SearchInput } from './matrix-search.ts'

const shape = parameters.shape

/** How much each model may be used. */
export const Sizing = z.object({
  requests_per_minute: choiceOf(shape.requests_per_minute).optional(),
  tokens_in: choiceOf(shape.tokens_in),
  tokens_out: choiceOf(shape.tokens_out),
  capacity_k_tpm: choiceOf(shape.capacity_k_tpm).optional(),
  embeddings_k_tpm: choiceOf(shape.embeddings_k_tpm).optional(),
  ptu: choiceOf(shape.ptu).optional(),
})
export type Sizing = z.infer<typeof Sizing>

/** What the sizer and its reviewers work from. */
export interface SizingInput extends SearchInput {
  readonly placement: Placement
  readonly access: AccessPlan
}

const usualCapacity = { dev: 30, staging: 60, prod: 120 } as const
const usualEmbeddings = 120
/** A turn of a chat with a short history. */
const usualTokens = { in: 1000, out: 300 } as const
/** Requests do not come evenly. */
const headroom = 1.3

/** Sizes deployments from the load, or by environment; findings make it halve what nobody stated. */
export const sizer: Step<{ readonly input: SizingInput; readonly findings: readonly Finding[] }, Sizing> = {
  id: 'sizer',
  role: 'chooses how many tokens a minute each model may take',
  out: Sizing,
  rule({ input, findings }, blackboard) {
    const { stated } = input
    const load = {
      requests_per_minute:
        stated.requests_per_minute === undefined
          ? undefined
          : { value: stated.requests_per_minute, source: 'stated' as const },
      tokens_in: choose(stated.tokens_in, { value: usualTokens.in, reason: 'a usual request' }),
      tokens_out: choose(stated.tokens_out, { value: usualTokens.out, reason: 'a usual answer' }),
    }
    const sizing = { ...load, ...capacities(input, load, findings) }
    const { capacity_k_tpm: answers, embeddings_k_tpm: vectors, ptu } = sizing
    for (const [amount, unit] of [
      [answers, 'thousand tokens a minute'],
      [vectors, 'thousand tokens a minute of embeddings'],
      [ptu, 'provisioned units'],
    ] as const) {
      if (amount !== undefined) blackboard.note(`${amount.value} ${unit} (${amount.reason ?? 'as asked'})`)
    }
    return sizing
  },
}

type Load = Pick<Sizing, 'requests_per_minute' | 'tokens_in' | 'tokens_out'>

function capacities(
  input: SizingInput,
  load: Load,
  findings: readonly Finding[],
): Pick<Sizing, 'capacity_k_tpm' | 'embeddings_k_tpm' | 'ptu'> {
  const { plan, placement, stated } = input
  const type = plan.deployment_type.value
  const models = placement.models?.value ?? []
  const inUnits = models.filter((name) => billingOf(typeForModel(name, type)) === 'provisioned_units')
  const embeds = models.some((name) => catalog[name].kind === 'embeddings')
  const talks = models.some((name) => catalog[name].kind !== 'embeddings' && !inUnits.includes(name))
  const halvings = findings.filter(({ code }) => code === 'ceiling_over_budget').length
  const usual = usualCapacity[plan.environment.value]
  const answers = capacityFor({
    usual,
    load,
    perRequest: load.tokens_in.value + load.tokens_out.value,
    halvings,
  })
  const vectors = capacityFor({ usual: usualEmbeddings, load, perRequest: load.tokens_in.value, halvings })
  return {
    capacity_k_tpm:
      talks || models.length === 0 || stated.capacity_k_tpm !== undefined
        ? choose(stated.capacity_k_tpm, {
            ...answers,
            reason: answers.reason ?? `default for ${plan.environment.value}`,
          })
        : undefined,
    embeddings_k_tpm: embeds
      ? choose(stated.embeddings_k_tpm, embeddingProposal(stated.capacity_k_tpm, vectors))
      : stated.embeddings_k_tpm === undefined
        ? undefined
        : { value: stated.embeddings_k_tpm, source: 'stated' },
    ptu:
      inUnits.length > 0 || stated.ptu !== undefined
        ? choose(stated.ptu, unitProposal(inUnits, input, load))
        : undefined,
  }
}

interface Demand {
  readonly usual: number
  readonly load: Load
  readonly perRequest: number
  readonly halvings: number
}

/** The load with some headroom; without a load the usual amount, as far as the budget allows. */
function capacityFor({ usual, load, perRequest, halvings }: Demand): { value: number; reason?: string } {
  const requests = load.requests_per_minute?.value
  if (requests !== undefined) {
    return {
      value: Math.min(100_000, Math.ceil(Math.round(requests * perRequest * headroom) / 1000)),
      reason: `${requests} requests a minute of ${perRequest.toLocaleString('en-US')} tokens, and 30 % more`,
    }
  }
  if (halvings === 0) return { value: usual }
  return { value: Math.max(1, Math.floor(usual / 2 ** halvings)), reason: 'as much as fits the budget' }
}

function embeddingProposal(stated: number | undefined, usual: { value: number; reason?: string }) {
  if (stated !== undefined) {
    return { value: stated, reason: 'the capacity that was named', source: 'inferred' as const }
  }
  return { value: usual.value, reason: usual.reason ?? 'texts are embedded in bulk' }
}

function unitProposal(
  models: readonly ModelName[],
  { plan }: SizingInput,
  load: Load,
): { value: number; reason: string } {
  const type = plan.deployment_type.value
  const requestsPerMinute = load.requests_per_minute?.value
  const least = models.map((name) => roundUpUnits(0, unitSteps(name, type)))
  if (requestsPerMinute === undefined) {
    return { value: Math.max(15, ...least), reason: 'the smallest number on sale' }
  }
  const demand = { requestsPerMinute, tokensIn: load.tokens_in.value, tokensOut: load.tokens_out.value }
  const needed = models.map((name) => unitsNeeded(name, type, demand) ?? 0)
  return {
    value: Math.max(15, ...needed, ...least),
    reason: `${requestsPerMinute} requests a minute of ${demand.tokensIn} tokens and answers of ${demand.tokensOut}`,
  }
}
