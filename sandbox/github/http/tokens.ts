import { randomInt } from 'node:crypto'
import type { Access, Account, Installation } from '../world/state.ts'

/** Who a request comes from. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'app'; readonly appId: number }
  | ({ readonly kind: 'installation' } & InstallationGrant)

/** What an installation token may do; `repositoryIds` is null for every repository of the account. */
export interface InstallationGrant {
  readonly installation: Installation
  readonly permissions: ReadonlyMap<string, Access>
  readonly repositoryIds: ReadonlySet<number> | null
  readonly expiresAt: Date
}

/** Tokens of people (never expire) and of installations (expire, can be revoked). */
export interface TokenStore {
  issueUserToken(account: Account): string
  issueInstallationToken(grant: InstallationGrant): string
  /** Forgets a token; unknown tokens are ignored. */
  revoke(token: string): void
  /** Forgets the tokens of one installation, or of all without one. */
  revokeInstallationTokens(installation?: Installation): void
  /** Finds who holds a token; undefined when it is unknown, revoked or expired at `now`. */
  find(token: string, now: Date): Principal | undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Creates an empty token store. */
export function createTokenStore(): TokenStore {
  const users = new Map<string, Account>()
  const grants = new Map<string, InstallationGrant>()
  return {
    issueUserToken(account) {
      const token = `ghp_${randomText(36)}`
      users.set(token, account)
      return token
    },
    issueInstallationToken(grant) {
      const token = `ghs_${randomText(36)}`
      grants.set(token, grant)
      return token
    },
    revoke(token) {
      grants.delete(token)
    },
    revokeInstallationTokens(installation) {
      for (const [token, grant] of grants) {
        if (installation === undefined || grant.installation === installation) grants.delete(token)
      }
    },
    find(token, now) {
      const account = users.get(token)
      if (account !== undefined) return { kind: 'user', account }
      const grant = grants.get(token)
      if (grant === undefined || grant.expiresAt.getTime() <= now.getTime()) return undefined
      return { kind: 'installation', ...grant }
    },
  }
}

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
