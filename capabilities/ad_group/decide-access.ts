import type { CapabilityContext, Problem } from '#capability'
import type { Parameters, Settings } from './parameters.ts'
import type { Part } from './part.ts'
import { givesRights } from './roles.ts'
import { describeScope, readScope, subscriptionOf } from './scope.ts'

/** Which role the group gets and on what; neither by itself, unless one of them is named. */
export function decideAccess(
  stated: Partial<Parameters>,
  { environment = 'dev' }: Partial<Settings>,
  { subscriptions }: CapabilityContext,
): Part {
  const { resource_group = 'none' } = stated
  const hasScope = stated.scope !== undefined && stated.scope !== 'none'
  const role = stated.role ?? (hasScope ? 'Reader' : 'none')
  const origins: Part['origins'] = {
    role: {
      source: 'default',
      reason: hasScope ? 'the smallest role, as only a scope was named' : 'nobody asked for rights in Azure',
    },
    scope: {
      source: 'default',
      reason: role === 'none' ? 'a group without a role has none' : 'the resource group of the request',
    },
  }
  if (role === 'none') return { settings: { role, scope: stated.scope ?? 'none' }, origins }
  const isOfRequest = readScope(resource_group).level === 'resource_group' && !givesRights(role)
  const scope = stated.scope ?? (isOfRequest ? resource_group : undefined)
  if (scope === undefined) return { settings: { role }, origins }
  const problem = scopeProblem(scope, environment, subscriptions)
  if (problem !== undefined) return { settings: { role }, origins, problems: [problem] }
  const choice = `${role} on ${describeScope(scope, environment)}`
  return {
    settings: { role, scope },
    origins,
    decisions: [{ topic: 'role', choice, reason: 'given to the group and to no single person' }],
  }
}

function scopeProblem(
  scope: string,
  environment: Settings['environment'],
  subscriptions: CapabilityContext['subscriptions'],
): Problem | undefined {
  const refused = (rule: string): Problem => ({ parameter: 'scope', value: scope, rule })
  if (scope === 'none')
    return refused('a role counts on something: name a resource, or a resource group such as rg-data-dev')
  const subscription = subscriptionOf(scope)
  if (subscription === undefined || subscription === subscriptions[environment].toLowerCase())
    return undefined
  return refused(`it is not in the subscription of ${environment}, ${subscriptions[environment]}`)
}
