import { networkOf } from '../world/network.ts'
import type { Account, Repository, State } from '../world/state.ts'
import { isPull } from './pull-facts.ts'
import { canWrite } from './review-verdict.ts'

/** Full refs of a fork that an account may push to because open pull requests let maintainers modify them. */
export function invitedBranches(state: State, fork: Repository, account: Account): ReadonlySet<string> {
  const invitations = networkOf(state, fork)
    .filter((base) => base !== fork && canWrite(state, base, account))
    .flatMap((base) => [...base.issues.values()].filter(isPull))
    .filter(
      ({ state: open, pull }) => open === 'open' && pull.headRepository === fork && pull.maintainerCanModify,
    )
  return new Set(invitations.map(({ pull }) => `refs/heads/${pull.headBranch}`))
}
