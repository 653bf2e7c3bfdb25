import * as z from 'zod'
import { Brief } from './brief.ts'
import { ModelRecord, noModelRecord } from './consultation.ts'
import { SignOffRecord } from './sign-off.ts'
import { StackState } from './stack-state.ts'

/** Where a request lives: an issue in a repository that the App is installed on. */
export const Origin = z.object({
  installationId: z.number(),
  owner: z.string(),
  repository: z.string(),
  issue: z.number(),
})
export type Origin = z.infer<typeof Origin>

/** An approving review, bound to what the reviewer saw. */
export const ReviewApproval = z.object({
  by: z.string(),
  headSha: z.string(),
  /** Stack id -> digest of what was approved. */
  digests: z.record(z.string(), z.string()),
})
export type ReviewApproval = z.infer<typeof ReviewApproval>

/** The pull request of a request. */
export const Proposal = z.object({
  number: z.number(),
  url: z.string(),
  branch: z.string(),
  headSha: z.string(),
})
export type Proposal = z.infer<typeof Proposal>

const base = {
  schemaVersion: z.literal(1),
  origin: Origin,
  title: z.string(),
  author: z.string(),
  /** Everybody whose words shaped the request; none of them may approve it or open its gates. */
  shapers: z.array(z.string()),
  /** Counts the briefs, from 1; a proposal carries the number of the brief it was made from. */
  revision: z.number(),
  /** The one status comment; null until it is posted. */
  statusComment: z.string().nullable(),
  model: ModelRecord.default(noModelRecord),
  /** Not there in what was stored before people did steps. */
  signOffs: SignOffRecord.default({}),
}

const reviewed = { proposal: Proposal, stacks: z.array(StackState), approvals: z.array(ReviewApproval) }
const applied = {
  mergeSha: z.string(),
  mergedBy: z.string(),
  /** The approval that counted at the merge; null when none did. */
  approval: ReviewApproval.nullable(),
}

const built = { shapers: base.shapers, ...reviewed, ...applied }

/** What stands of a request that was ended after a part of it had been applied. */
export const Remains = z.object({ status: z.literal('cancelled'), by: z.string(), ...built })
export type Remains = z.infer<typeof Remains>

/**
 * Somebody wants stacks destroyed. While this is so, the request's pull request and stacks are those of the removal,
 * and `built` keeps what there was before: it comes back when the removal ends.
 */
export const Removal = z.object({
  by: z.string(),
  /** Ids of the stacks to destroy. */
  stacks: z.array(z.string()),
  built: z.discriminatedUnion('status', [
    z.object({ status: z.literal('done'), ...built }),
    z.object({ status: z.literal('partly_done'), ...built }),
    Remains,
  ]),
})
export type Removal = z.infer<typeof Removal>
/** Not there in what was stored before requests could be destroyed. */
const removal = Removal.nullable().default(null)

/** `proposal` is the pull request that an earlier brief was proposed in, if there was one. */
const talkedAbout = { ...base, brief: Brief, proposal: Proposal.nullable() }
const withProposal = { ...base, brief: Brief, ...reviewed, removal }
const merged = { ...withProposal, ...applied }

/** State of a request, one shape for each status; what a status does not have is not there. */
export const RequestState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('reading'), ...base }),
  /** `not_for_us` stands only in what was stored while issues that ask for nothing became requests too. */
  z.object({ status: z.literal('declined'), ...base, reason: z.enum(['not_for_us', 'not_authorised']) }),
  z.object({ status: z.literal('clarifying'), ...talkedAbout }),
  z.object({ status: z.literal('confirming'), ...talkedAbout }),
  z.object({ status: z.literal('proposing'), ...talkedAbout, removal }),
  z.object({ status: z.literal('in_review'), ...withProposal }),
  z.object({ status: z.literal('applying'), ...merged }),
  z.object({ status: z.literal('done'), ...merged }),
  z.object({ status: z.literal('partly_done'), ...merged }),
  z.object({
    status: z.literal('cancelled'),
    ...talkedAbout,
    by: z.string(),
    /** Null when nothing was applied, and not there in what was stored before it was kept. */
    remains: Remains.nullable().default(null),
  }),
])
export type RequestState = z.infer<typeof RequestState>
export type RequestStatus = RequestState['status']
export type StateOf<S extends RequestStatus> = Extract<RequestState, { status: S }>
/** A request whose pull request is merged. */
export type MergedState = StateOf<'applying' | 'done' | 'partly_done'>
export type ProposedState = StateOf<'in_review'> | MergedState

export const requestStatuses = [
  'reading',
  'declined',
  'clarifying',
  'confirming',
  'proposing',
  'in_review',
  'applying',
  'done',
  'partly_done',
  'cancelled',
] as const satisfies readonly RequestStatus[]

/** "acme/infra#12": the name of a request everywhere. */
export function requestKey(origin: Origin): string {
  return `${origin.owner}/${origin.repository}#${origin.issue}`
}
