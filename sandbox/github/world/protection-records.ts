import type { Account, App, Team } from './state.ts'

/** People, teams and apps that a rule names. */
export interface ActorList {
  readonly users: readonly Account[]
  readonly teams: readonly Team[]
  readonly apps: readonly App[]
}

/** A check that has to pass; `appId` null takes it from anybody, statuses included. */
export interface RequiredCheck {
  readonly context: string
  readonly appId: number | null
}

export interface RequiredReviews {
  readonly count: number
  readonly dismissStale: boolean
  readonly codeOwners: boolean
  /** Somebody other than the last one who pushed has to approve. */
  readonly lastPushApproval: boolean
  /** Who besides admins may dismiss a review; null for everybody with write access. */
  readonly dismissal: ActorList | null
  /** Who may push without a pull request; null for nobody. */
  readonly bypass: ActorList | null
}

/** The protection of one branch; it is replaced as a whole. */
export interface Protection {
  readonly checks: { readonly strict: boolean; readonly required: readonly RequiredCheck[] } | null
  readonly reviews: RequiredReviews | null
  readonly enforceAdmins: boolean
  /** Who may push at all; null for everybody with write access. */
  readonly restrictions: ActorList | null
  readonly linearHistory: boolean
  readonly allowForcePushes: boolean
  readonly allowDeletions: boolean
  readonly blockCreations: boolean
  readonly conversationResolution: boolean
  readonly lockBranch: boolean
  readonly allowForkSyncing: boolean
}
