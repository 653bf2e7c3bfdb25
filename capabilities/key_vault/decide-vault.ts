import {
  addDays,
  type CapabilityContext,
  type Decision,
  type Environment,
  given,
  type Problem,
  shortHash,
} from '#capability'
import { type Answers, parameters } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'

const longestName = 24
const hashLength = 4
/** Days after which something that is not kept for long usually ends. */
const usualDays = 90

/** Days in which what was deleted can be brought back; Azure takes 7 to 90 and never another number later. */
const softDeleteDays = { dev: 7, staging: 14, prod: 90 } as const
const usualOperations = { dev: 50_000, staging: 100_000, prod: 1_000_000 } as const

/** Where a vault is made and for whom, what is kept in it, and how it outlives mistakes. */
export function decideVault(stated: Answers, environment: Environment, context: CapabilityContext): Part {
  const { defaultRegion, today } = context
  const { expires } = stated
  const protection = choose(
    stated.purge_protection,
    environment === 'prod',
    environment === 'prod'
      ? 'every vault in production; nobody can delete it for good'
      : 'the name becomes free again when the vault is taken down',
  )
  const days = choose(stated.soft_delete_days, softDeleteDays[environment], `default for ${environment}`)
  const refused = purgeProblems(stated, environment)
  return {
    choices: {
      environment: choose(stated.environment, environment, 'the cheapest one to begin with'),
      region: choose(stated.region, parameters.shape.region.parse(defaultRegion), 'the usual region here'),
      team: given(stated.team),
      ...decideNames(stated, environment, context),
      holds:
        stated.holds === undefined
          ? choose(stated.holds, ['secrets'], 'what most vaults are for')
          : given([...new Set(stated.holds)]),
      sku: choose(stated.sku, 'standard', 'keys in software; only keys in hardware need premium'),
      operations_per_month: choose(
        stated.operations_per_month,
        usualOperations[environment],
        'a guess; it only changes the price',
      ),
      purge_protection: protection,
      soft_delete_days: days,
      budget_usd_month: given(stated.budget_usd_month),
      expires: given(expires),
    },
    problems: [
      ...refused,
      ...(expires !== undefined && expires <= today
        ? [
            {
              parameter: 'expires',
              value: expires,
              rule: `today is ${today}, so it has passed`,
              suggestion: addDays(today, usualDays),
            },
          ]
        : []),
    ],
    decisions: refused.length > 0 ? [] : [deletionDecision(protection.value, days.value, environment)],
  }
}

function decideNames(
  { team, vault_name, resource_group }: Answers,
  environment: Environment,
  { request, subscriptions }: CapabilityContext,
): Pick<Choices, 'vault_name' | 'resource_group'> {
  const name = vault_name ?? (team === undefined ? undefined : nameFor(team))
  if (name === undefined) return { resource_group: given(resource_group) }
  return {
    vault_name: choose(vault_name, name, 'naming rule; it must be unique in the world', 'naming'),
    resource_group: choose(resource_group, `rg-${name}`, 'naming rule; a vault has one of its own', 'naming'),
  }

  function nameFor(owner: string): string {
    const hash = shortHash(
      [subscriptions[environment], request.repository, request.number, owner].join('|'),
      hashLength,
    )
    const room = longestName - 'kv---'.length - environment.length - hashLength
    const short = owner.replace(/-+/g, '-').slice(0, room).replace(/-$/, '')
    return `kv-${short}-${environment}-${hash}`
  }
}

function purgeProblems({ purge_protection }: Answers, environment: Environment): Problem[] {
  if (purge_protection !== false || environment !== 'prod') return []
  const rule = 'every vault in production has it, so that nobody can delete its secrets for good'
  return [{ parameter: 'purge_protection', value: 'false', rule, suggestion: 'true' }]
}

function deletionDecision(isProtected: boolean, days: number, environment: Environment): Decision {
  const kept = `what is deleted can be brought back for ${days} days`
  const alternative = 'other days ("soft delete 30 days"): 7 to 90, only before the vault is made'
  return isProtected
    ? {
        topic: 'deletion',
        choice: `${kept}, and nobody can purge it before`,
        reason: 'purge protection can never be switched off again, and the name stays taken for these days',
        alternative,
      }
    : {
        topic: 'deletion',
        choice: `${kept}, or purged before that`,
        reason: `purge protection can be switched on later and never off again, so it is off in ${environment}`,
        alternative,
      }
}
