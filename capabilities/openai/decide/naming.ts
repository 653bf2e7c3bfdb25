import { type CapabilityContext, type Choice, choose, shortHash } from '#capability'
import type { Answers } from '../parameters.ts'
import type { Plan } from './planner.ts'

export interface Names {
  readonly account_name?: Choice<string>
  readonly subdomain?: Choice<string>
  readonly resource_group?: Choice<string>
}

/** Names of the account, its endpoint and its resource group; open while the team is not known. */
export function chooseNames(
  { team, environment }: Plan,
  stated: Answers,
  { request, subscriptions }: CapabilityContext,
): Names {
  if (team === undefined) return {}
  const seed = [subscriptions[environment.value], request.repository, request.number].join('|')
  const account = choose(stated.account_name, {
    value: `oai-${team.value}-${environment.value}-${shortHash(seed)}`.replaceAll(/-{2,}/g, '-'),
    source: 'naming',
    reason: 'naming rule',
  })
  return {
    account_name: account,
    subdomain: choose(stated.subdomain, {
      value: account.value.toLowerCase(),
      source: 'naming',
      reason: 'the name of the account; it must be unique in the world',
    }),
    resource_group: choose(
      stated.resource_group,
      stated.account_name === undefined
        ? { value: `rg-${team.value}-oai-${environment.value}`, source: 'naming', reason: 'naming rule' }
        : { value: `rg-${stated.account_name}`, source: 'naming', reason: 'named after the account' },
    ),
  }
}
