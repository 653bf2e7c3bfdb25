import { type CapabilityContext, given, shortHash } from '#capability'
import type { Answers } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'

const longestAccountName = 24
const hashLength = 4

/** Names of the account, which nobody else in the world may have, and of its resource group. */
export function decideNames(
  { account_name, resource_group }: Answers,
  { environment, team, purpose }: Choices,
  { request, subscriptions }: CapabilityContext,
): Part {
  if (environment === undefined || team === undefined || purpose === undefined) {
    return { choices: { account_name: given(account_name), resource_group: given(resource_group) } }
  }
  const seed = [subscriptions[environment.value], request.repository, request.number, purpose.value].join('|')
  const room = longestAccountName - 'st'.length - environment.value.length - hashLength
  const owner = team.value.replaceAll('-', '').slice(0, room)
  return {
    choices: {
      account_name: choose(
        account_name,
        `st${owner}${environment.value}${shortHash(seed, hashLength)}`,
        'naming rule; it must be unique in the world',
        'naming',
      ),
      resource_group: choose(
        resource_group,
        `rg-${team.value}-${purpose.value.replaceAll('_', '-')}-${environment.value}`,
        'naming rule',
        'naming',
      ),
    },
  }
}
