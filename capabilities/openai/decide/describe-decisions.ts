import { aboutUsd, type Decision, type Finding } from '#capability'
import { catalog, type ModelName, matrixDate, modelNames } from '../models/catalog.ts'
import { billingOf, quotaOf, reachOf, typeForModel } from '../models/deployment-types.ts'
import { longerLasting, retiringSoon } from '../retiring.ts'
import { proposedCost } from './cost-reviewer.ts'
import { describeAccess } from './describe-access.ts'
import { placesFor, wishOf } from './placing.ts'
import type { Sizing, SizingInput } from './sizer.ts'
import { needsEmbeddings } from './wanted-models.ts'

/** What was chosen for the person, and what else was possible. */
export function describeDecisions(input: SizingInput, sizing: Sizing, open: readonly Finding[]): Decision[] {
  if (input.placement.models === undefined) return describeAccess(input, open)
  return [
    ...modelDecisions(input, sizing),
    ...retiringDecisions(open),
    ...placeDecision(input),
    typeDecision(input, sizing),
    ...capacityDecisions(input, sizing, open),
    ...describeAccess(input, open),
  ]
}

function modelDecisions(input: SizingInput, sizing: Sizing): Decision[] {
  const { placement, plan } = input
  const models = placement.models?.value ?? []
  const skipped = plan.wanted.flatMap(({ candidates }) => {
    const [usual] = candidates
    return usual === undefined || models.includes(usual) ? [] : [usual]
  })
  const reason = [
    placement.models?.reason ?? 'as asked',
    ...skipped.map((name) => skippedReason(name, input)),
  ]
  const alternative = cheaperModel(input, sizing)
  return [
    {
      topic: 'models',
      choice: `${models.map((name) => `${name} (${catalog[name].versions[0]})`).join(', ')}, from the catalog of ${matrixDate}`,
      reason: reason.join('; '),
      ...(alternative === undefined ? {} : { alternative }),
    },
    ...embeddingsDecision(input),
  ]
}

function embeddingsDecision({ placement, stated }: SizingInput): Decision[] {
  const models = placement.models?.value ?? []
  if (!needsEmbeddings(stated) || models.some((name) => catalog[name].kind === 'embeddings')) return []
  return [
    {
      topic: 'embeddings',
      choice: 'no model for them',
      reason: 'the named models do not make any',
      alternative: 'reply "add text-embedding-3-small"',
    },
  ]
}

function skippedReason(name: ModelName, { context }: SizingInput): string {
  const [ending] = retiringSoon([name], context.today)
  return ending === undefined ? `${name} is not offered there` : `${name} retires on ${ending.on}`
}

/** A model of the same kind that would cost less by at least a fifth, and by more than a few dollars. */
function cheaperModel(input: SizingInput, sizing: Sizing): string | undefined {
  const models = input.placement.models?.value ?? []
  const now = proposedCost(input, sizing)?.expected ?? 0
  if (now === 0 || billingOf(input.plan.deployment_type.value) === 'provisioned_units') return undefined
  const [first] = models.filter((name) => catalog[name].kind !== 'embeddings')
  if (first === undefined) return undefined
  const rivals = modelNames.filter((name) => {
    if (name === first || models.includes(name) || catalog[name].kind !== catalog[first].kind) return false
    return retiringSoon([name], input.context.today).length === 0 && isThere(name, input)
  })
  const priced = rivals.map((name) => {
    const instead = models.map((one) => (one === first ? name : one))
    return { name, usd: proposedCost(input, sizing, { models: instead })?.expected ?? now }
  })
  const best = priced.toSorted((left, right) => left.usd - right.usd)[0]
  if (best === undefined || best.usd > now * 0.8 || now - best.usd < 5) return undefined
  const place = models.length > 1 ? ` for ${first}` : ''
  return `${best.name}${place}: about ${aboutUsd(now - best.usd)} a month less`
}

function isThere(name: ModelName, { plan, placement }: SizingInput): boolean {
  const wish = { ...wishOf(plan), region: placement.model_region.value }
  return placesFor([name], wish).includes(wish.region)
}

function retiringDecisions(open: readonly Finding[]): Decision[] {
  return open
    .filter(({ reviewer }) => reviewer === 'lifecycle-reviewer')
    .map(({ code, text }) => {
      const name = modelNames.find((one) => code.endsWith(`:${one}`))
      const next = name === undefined ? undefined : longerLasting(name)
      return {
        topic: 'end of a model',
        choice: text,
        reason: 'Azure announced it',
        alternative:
          next === undefined
            ? `the catalog of ${matrixDate} has no model of its kind that lasts longer`
            : `${next}, until ${catalog[next].retiresOn}`,
      }
    })
}

function placeDecision({ plan, placement }: SizingInput): Decision[] {
  const { value, reason, source } = placement.model_region
  if (value === plan.region.value) return []
  return [
    {
      topic: 'region of the models',
      choice: `${value}; applications stay in ${plan.region.value} and call it there`,
      reason: source === 'stated' ? 'as asked' : (reason ?? 'as asked'),
    },
  ]
}

function typeDecision(input: SizingInput, sizing: Sizing): Decision {
  const { value: type, source, reason } = input.plan.deployment_type
  const alternative =
    reachOf(type) === 'GlobalStandard'
      ? 'say "data must stay in the EU" (or the US, or one country) to narrow where it is processed'
      : surchargeOf(input, sizing)
  return {
    topic: 'deployment type',
    choice: type,
    reason: source === 'stated' ? 'as asked' : (reason ?? 'as asked'),
    ...(alternative === undefined ? {} : { alternative }),
  }
}

/** What it costs more that data stays somewhere, when that is worth a word. */
function surchargeOf(input: SizingInput, sizing: Sizing): string | undefined {
  if (billingOf(input.plan.deployment_type.value) !== 'per_token') return undefined
  const now = proposedCost(input, sizing)?.expected ?? 0
  const saving = now - (proposedCost(input, sizing, { type: 'GlobalStandard' })?.expected ?? now)
  if (saving < 1) return undefined
  return `GlobalStandard: about ${aboutUsd(saving)} a month less, and data is processed in any region`
}

function capacityDecisions(input: SizingInput, sizing: Sizing, open: readonly Finding[]): Decision[] {
  const type = input.plan.deployment_type.value
  const models = input.placement.models?.value ?? []
  const over = open.find(({ code }) => code === 'over_budget')
  const beyond = models.flatMap((name) => {
    const quota = quotaOf(name, type)
    const kind = catalog[name].kind
    const wanted = (kind === 'embeddings' ? sizing.embeddings_k_tpm : sizing.capacity_k_tpm)?.value ?? 0
    return quota !== undefined && wanted > quota ? [{ name, quota, wanted }] : []
  })
  return [
    ...unitDecision(input, sizing),
    ...beyond.map(({ name, quota, wanted }) => ({
      topic: 'quota',
      choice: `${wanted.toLocaleString('en-US')} thousand tokens a minute of ${name}`,
      reason: `a new subscription has ${quota.toLocaleString('en-US')} as ${typeForModel(name, type)}; Azure refuses more until its quota is raised`,
      alternative: `capacity ${quota}`,
    })),
    ...(over === undefined ? [] : [{ topic: 'budget', choice: 'exceeded', reason: over.text }]),
  ]
}

/** Units are paid whether they are used or not, so what tokens would cost stands beside them. */
function unitDecision(input: SizingInput, sizing: Sizing): Decision[] {
  const { value: type } = input.plan.deployment_type
  const units = sizing.ptu
  if (billingOf(type) !== 'provisioned_units' || units === undefined) return []
  const used =
    input.stated.requests_per_minute === undefined
      ? undefined
      : proposedCost(input, { ...sizing, ...tokenCapacity(sizing) }, { type: reachOf(type) })
  const now = proposedCost(input, sizing)?.expected ?? 0
  return [
    {
      topic: 'provisioned units',
      choice: `${units.value} for each model, about ${aboutUsd(now)} a month`,
      reason: units.source === 'stated' ? 'as asked' : (units.reason ?? 'as asked'),
      alternative:
        used === undefined
          ? 'paid by the token it costs what is used; a reservation for a month or a year lowers the price of units'
          : `paid by the token the same load is about ${aboutUsd(used.expected)} a month`,
    },
  ]
}

function tokenCapacity({ capacity_k_tpm }: Sizing): Pick<Sizing, 'capacity_k_tpm'> {
  return { capacity_k_tpm: capacity_k_tpm ?? { value: 1, source: 'default' } }
}
