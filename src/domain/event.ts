import type { GateId } from './assessment.ts'
import type { Brief } from './brief.ts'
import type { ApplyReport, PlanReport } from './command.ts'
import type { ModelUsage } from './consultation.ts'
import type { Opinion } from './opinion.ts'
import type { PlanSummary } from './plan.ts'
import type { Origin, Proposal, ReviewApproval } from './request-state.ts'
import type { SignOffAnswer } from './sign-off.ts'
import type { StackState } from './stack-state.ts'

/** What happened to a request; `actor` of the stored event says who caused it. */
export type RequestEvent =
  | { type: 'request_opened'; origin: Origin; title: string; author: string }
  | { type: 'request_declined'; reason: 'not_authorised' }
  | { type: 'brief_revised'; by: string; messageId: string; brief: Brief }
  | { type: 'model_asked'; messageId: string; question: number }
  | { type: 'model_question_dropped'; messageId: string }
  | {
      type: 'model_answered'
      messageId: string
      question: number
      usage: ModelUsage | null
      trouble: string | null
    }
  | { type: 'opinion_asked'; key: string; question: number }
  | {
      type: 'opinion_given'
      key: string
      question: number
      /** Null when there was no answer, or it came too late. */
      opinion: Opinion | null
      usage: ModelUsage | null
      /** What people are shown with it; null leaves it as it is. */
      shown: Required<Pick<Brief, 'remarks' | 'deliberations'>> | null
    }
  | { type: 'proposal_requested'; by: string }
  | { type: 'status_comment_posted'; id: string }
  | { type: 'pull_request_opened'; proposal: Proposal; stacks: StackState[] }
  | { type: 'proposal_failed'; reason: 'stacks_taken' | 'refused' | 'objected' }
  | { type: 'sign_off_asked'; key: string }
  | { type: 'sign_off_overdue'; key: string }
  | { type: 'sign_off_answered'; key: string; answer: SignOffAnswer }
  | { type: 'proposal_merged_early'; pullRequest: number }
  | { type: 'plan_started'; stack: string }
  | { type: 'plan_recorded'; stack: string; report: PlanReport }
  | { type: 'head_moved'; headSha: string; by: string }
  | { type: 'review_approved'; approval: ReviewApproval }
  | { type: 'approval_withdrawn'; by: string }
  | {
      type: 'pull_request_merged'
      headSha: string
      mergeSha: string
      mergedBy: string
      approval: ReviewApproval | null
    }
  | { type: 'approval_granted'; approval: ReviewApproval }
  | { type: 'gate_confirmed'; stack: string; gate: GateId; by: string }
  | { type: 'changed_plan_confirmed'; stack: string; digest: string; by: string }
  | { type: 'stack_held'; stack: string; progress: Extract<StackState['progress'], { status: 'waiting' }> }
  | { type: 'apply_started'; stack: string; plan: PlanSummary }
  | { type: 'apply_recorded'; stack: string; report: ApplyReport }
  | { type: 'request_settled'; status: 'applying' | 'done' | 'partly_done' }
  | { type: 'removal_requested'; by: string; stacks: string[] }
  | { type: 'removal_ended' }
  | { type: 'request_cancelled'; by: string }

export type EventOf<T extends RequestEvent['type']> = Extract<RequestEvent, { type: T }>
