import type { Facts } from '../domain/decision.ts'
import { type Audience, hasRole, type Policy } from '../domain/policy.ts'
import type { RepositoryForge } from '../ports/forge.ts'

/** Facts about somebody without any right. */
export const nobody: Facts = { mayRequest: false, mayApprove: false }

/** What a person may do here, asked anew for every command: roles change. */
export async function factsAbout(
  login: string,
  policy: Policy,
  forge: Pick<RepositoryForge, 'role' | 'isTeamMember'>,
): Promise<Facts> {
  const role = await forge.role(login)
  const belongs = async (audience: Audience): Promise<boolean> => {
    if (hasRole(role, audience)) return true
    const memberships = await Promise.all(audience.teams.map((team) => forge.isTeamMember(team, login)))
    return memberships.includes(true)
  }
  const [mayRequest, mayApprove] = await Promise.all([belongs(policy.requesters), belongs(policy.approvers)])
  return { mayRequest: mayRequest || mayApprove, mayApprove }
}
