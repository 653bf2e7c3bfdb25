import type { Hub } from '../hub.ts'
import type { Account, ActorList, Protection, Repository } from '../world/state.ts'
import { encodePath } from './commit.ts'
import { repositoryUrl } from './repo.ts'
import { appJson, teamJson, userJson } from './user.ts'

type Site = Pick<Hub, 'url'>

/** The protection of a branch as its own route answers it. */
export function protectionJson(site: Site, repository: Repository, branch: string, protection: Protection) {
  const url = `${repositoryUrl(site, repository)}/branches/${encodePath(branch)}/protection`
  const { checks, reviews, restrictions } = protection
  const enabled = (flag: boolean) => ({ enabled: flag })
  return {
    url,
    ...(checks === null ? {} : { required_status_checks: checksJson(url, checks) }),
    ...(reviews === null
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: reviews.dismissStale,
            require_code_owner_reviews: reviews.codeOwners,
            require_last_push_approval: reviews.lastPushApproval,
            required_approving_review_count: reviews.count,
            ...(reviews.dismissal === null
              ? {}
              : {
                  dismissal_restrictions: {
                    url: `${url}/dismissal_restrictions`,
                    users_url: `${url}/dismissal_restrictions/users`,
                    teams_url: `${url}/dismissal_restrictions/teams`,
                    ...listJson(site, repository.owner, reviews.dismissal),
                  },
                }),
            ...(reviews.bypass === null
              ? {}
              : { bypass_pull_request_allowances: listJson(site, repository.owner, reviews.bypass) }),
          },
        }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: enabled(protection.linearHistory),
    allow_force_pushes: enabled(protection.allowForcePushes),
    allow_deletions: enabled(protection.allowDeletions),
    block_creations: enabled(protection.blockCreations),
    required_conversation_resolution: enabled(protection.conversationResolution),
    lock_branch: enabled(protection.lockBranch),
    allow_fork_syncing: enabled(protection.allowForkSyncing),
    ...(restrictions === null
      ? {}
      : {
          restrictions: {
            url: `${url}/restrictions`,
            users_url: `${url}/restrictions/users`,
            teams_url: `${url}/restrictions/teams`,
            apps_url: `${url}/restrictions/apps`,
            ...listJson(site, repository.owner, restrictions),
          },
        }),
  }
}

/** What everybody who can read a branch sees of its protection. */
export function protectionSummaryJson(protection: Protection | undefined) {
  const checks = protection?.checks ?? null
  const level = protection?.enforceAdmins === true ? 'everyone' : 'non_admins'
  return {
    enabled: protection !== undefined,
    required_status_checks: {
      enforcement_level: checks === null ? 'off' : level,
      contexts: checks?.required.map(({ context }) => context) ?? [],
      checks: checks?.required.map(({ context, appId }) => ({ context, app_id: appId })) ?? [],
    },
  }
}

/** The protection of a branch as webhooks carry it. */
export function protectionRuleJson(
  repository: Repository,
  rule: { readonly branch: string; readonly protection: Protection; readonly updatedAt: string },
) {
  const { branch, protection, updatedAt } = rule
  const { checks, reviews, restrictions } = protection
  const bound = protection.enforceAdmins ? 'everyone' : 'non_admins'
  const level = (asked: boolean) => (asked ? bound : 'off')
  return {
    id: protection.id,
    repository_id: repository.id,
    name: branch,
    created_at: protection.createdAt,
    updated_at: updatedAt,
    pull_request_reviews_enforcement_level: level(reviews !== null),
    required_approving_review_count: reviews?.count ?? 0,
    dismiss_stale_reviews_on_push: reviews?.dismissStale ?? false,
    require_code_owner_review: reviews?.codeOwners ?? false,
    require_last_push_approval: reviews?.lastPushApproval ?? false,
    authorized_dismissal_actors_only: reviews !== null && reviews.dismissal !== null,
    ignore_approvals_from_contributors: false,
    required_status_checks: checks?.required.map(({ context }) => context) ?? [],
    required_status_checks_enforcement_level: level(checks !== null),
    strict_required_status_checks_policy: checks?.strict ?? false,
    signature_requirement_enforcement_level: 'off',
    linear_history_requirement_enforcement_level: level(protection.linearHistory),
    lock_branch_enforcement_level: level(protection.lockBranch),
    lock_allows_fork_sync: protection.allowForkSyncing,
    create_protected: protection.blockCreations,
    admin_enforced: protection.enforceAdmins,
    allow_force_pushes_enforcement_level: protection.allowForcePushes ? 'everyone' : 'off',
    allow_deletions_enforcement_level: protection.allowDeletions ? 'everyone' : 'off',
    merge_queue_enforcement_level: 'off',
    required_deployments_enforcement_level: 'off',
    required_conversation_resolution_level: level(protection.conversationResolution),
    authorized_actors_only: restrictions !== null,
    authorized_actor_names: restrictions === null ? [] : namesOf(restrictions),
  }
}

function namesOf({ users, teams, apps }: ActorList): string[] {
  return [...users.map(({ login }) => login), ...[...teams, ...apps].map(({ slug }) => slug)]
}

function checksJson(url: string, { strict, required }: NonNullable<Protection['checks']>) {
  return {
    url: `${url}/required_status_checks`,
    strict,
    contexts: required.map(({ context }) => context),
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: required.map(({ context, appId }) => ({ context, app_id: appId })),
  }
}

function listJson(site: Site, owner: Account, { users, teams, apps }: ActorList) {
  return {
    users: users.map((account) => userJson(site, account)),
    teams: teams.map((team) => teamJson(site, owner, team)),
    apps: apps.map((app) => ({ ...appJson(site, app), description: '' })),
  }
}
