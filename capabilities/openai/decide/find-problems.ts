import type { Problem } from '#capability'
import { catalog, type ModelName } from '../models/catalog.ts'
import {
  billingOf,
  type DeploymentType,
  type DeploymentWish,
  deploymentType,
  reachOf,
  typeForModel,
} from '../models/deployment-types.ts'
import { isSoldInUnits, roundUpUnits, unitSteps } from '../models/provisioned-units.ts'
import { retirementOf } from '../models/retired-models.ts'
import { longerLasting, retiredBy } from '../retiring.ts'
import { describeZone, wishOf } from './placing.ts'
import { readAddresses } from './read-addresses.ts'
import type { SizingInput } from './sizer.ts'

/** What cannot be built as stated, one sentence each. */
export function findProblems(input: SizingInput): Problem[] {
  const { placement, stated } = input
  return [
    ...retiredProblems(input),
    ...versionProblems(input),
    ...typeProblems(input),
    ...(placement.fault === undefined ? [] : [withoutUndefined(placement.fault)]),
    ...unitProblems(input),
    ...networkProblems(input),
    ...readAddresses(stated.allowed_ips ?? []).problems,
  ]
}

function retiredProblems({ stated, placement, context }: SizingInput): Problem[] {
  const ended = retiredBy(placement.models?.value ?? [], context.today).map(({ name, on }) => {
    const next = longerLasting(name)
    const problem = { parameter: 'models', value: name, rule: `Azure retired it on ${on}` }
    return next === undefined ? problem : { ...problem, suggestion: next }
  })
  const gone = (stated.models ?? []).flatMap((name) => {
    const retirement = retirementOf(name)
    if (retirement === undefined) return []
    const rule = retirement.on === undefined ? 'Azure retired it' : `Azure retired it on ${retirement.on}`
    return [{ parameter: 'models', value: name, rule, suggestion: retirement.successor }]
  })
  return [...gone, ...ended]
}

function versionProblems({ stated, placement }: SizingInput): Problem[] {
  const { model_version: version } = stated
  const models = placement.models?.value ?? []
  if (version === undefined || models.length === 0) return []
  const [first, second] = models
  if (first !== undefined && second === undefined) {
    const { versions } = catalog[first]
    if (versions.includes(version)) return []
    const rule = `${first} is offered in version ${versions.join(', ')}`
    return [{ parameter: 'model_version', value: version, rule, suggestion: versions[0] }]
  }
  if (models.some((name) => catalog[name].versions.includes(version))) return []
  const rule = `none of ${models.join(', ')} has this version`
  const suggestion = models.flatMap((name) => catalog[name].versions)[0]
  return [
    { parameter: 'model_version', value: version, rule, ...(suggestion === undefined ? {} : { suggestion }) },
  ]
}

function typeProblems({ plan, stated }: SizingInput): Problem[] {
  const problems: Problem[] = []
  const type = plan.deployment_type.value
  const zone = plan.data_zone.value
  const reach = reachOf(type)
  const isNamed = stated.deployment_type === type
  if (isNamed && stated.data_zone !== undefined && zone !== 'none') {
    const wanted = zone === 'country' ? 'Standard' : 'DataZoneStandard'
    if (reach !== wanted && reach !== 'Standard') {
      const rule =
        reach === 'GlobalStandard'
          ? `it processes data in any region, and data must stay in ${describeZone(wishOf(plan))}`
          : `it processes data in a whole data zone, and data must stay in ${describeZone(wishOf(plan))}`
      const suggestion = deploymentType(wanted, billingOf(type))
      problems.push({ parameter: 'deployment_type', value: type, rule, suggestion })
    }
  }
  if (stated.deployment_type === 'Batch' && zone === 'country') {
    const rule = 'batches are processed in a data zone or anywhere, not in one country'
    problems.push({ parameter: 'deployment_type', value: 'Batch', rule, suggestion: type })
  }
  return problems
}

function unitProblems({ plan, placement, stated }: SizingInput): Problem[] {
  const type = plan.deployment_type.value
  const models = placement.models?.value ?? []
  if (billingOf(type) !== 'provisioned_units') {
    if (stated.ptu === undefined) return []
    const rule = `${type} has no provisioned units`
    const suggestion = `deployment_type: ${deploymentType(reachOf(type), 'provisioned_units')}`
    return [{ parameter: 'ptu', value: String(stated.ptu), rule, suggestion }]
  }
  const talking = models.filter((name) => billingOf(typeForModel(name, type)) === 'provisioned_units')
  return [
    ...soldProblems(talking, { models, type, wished: stated.deployment_type }),
    ...stepProblems(talking, { type, stated: stated.ptu }),
  ]
}

function soldProblems(
  talking: readonly ModelName[],
  {
    models,
    type,
    wished = type,
  }: {
    readonly models: readonly ModelName[]
    readonly type: DeploymentType
    readonly wished: DeploymentWish | undefined
  },
): Problem[] {
  const parameter = 'deployment_type'
  const suggestion = deploymentType(reachOf(type), 'per_token')
  if (models.length > 0 && talking.length === 0) {
    const rule = 'embeddings are sold by the token only'
    return [{ parameter, value: wished, rule, suggestion }]
  }
  const missing = talking.filter((name) => !isSoldInUnits(name))
  if (missing.length === 0) return []
  const rule = `${missing.join(' and ')} is sold by the token only`
  return [{ parameter, value: wished, rule, suggestion }]
}

function stepProblems(
  models: readonly ModelName[],
  {
    type,
    stated,
  }: { readonly type: SizingInput['plan']['deployment_type']['value']; readonly stated: number | undefined },
): Problem[] {
  if (stated === undefined) return []
  const wrong = models.find((name) => roundUpUnits(stated, unitSteps(name, type)) !== stated)
  if (wrong === undefined) return []
  const { least, step } = unitSteps(wrong, type)
  const rule = `${type} of ${wrong} is sold from ${least} units in steps of ${step}`
  const suggestion = String(roundUpUnits(stated, { least, step }))
  return [{ parameter: 'ptu', value: String(stated), rule, suggestion }]
}

function networkProblems({ plan, access, stated }: SizingInput): Problem[] {
  const network = access.network.value
  const problems: Problem[] = []
  if (network === 'public' && plan.environment.value === 'prod') {
    const rule = 'an account in production is not open to every network'
    problems.push({ parameter: 'network', value: 'public', rule, suggestion: 'private' })
  }
  if (network !== 'allowlist' && (stated.allowed_ips ?? []).length > 0) {
    const rule =
      network === 'private'
        ? 'an account behind a private endpoint is not reached over the internet'
        : 'every address is let in already'
    const value = (stated.allowed_ips ?? []).join(', ')
    problems.push({ parameter: 'allowed_ips', value, rule, suggestion: 'network: allowlist' })
  }
  if (network !== 'private' && stated.subnet_id !== undefined) {
    const rule = `only a private endpoint has a subnet, and the network is ${network}`
    problems.push({ parameter: 'subnet_id', value: stated.subnet_id, rule, suggestion: 'network: private' })
  }
  return problems
}

function withoutUndefined({
  suggestion,
  ...problem
}: NonNullable<SizingInput['placement']['fault']>): Problem {
  return suggestion === undefined ? problem : { ...problem, suggestion }
}
