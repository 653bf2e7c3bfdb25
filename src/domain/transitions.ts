import type { Command } from './command.ts'
import type { RequestStatus } from './request-state.ts'

/** For each status, the commands that lead elsewhere, and where to. Everything else leaves the status as it is. */
export const transitions: Readonly<
  Record<'new' | RequestStatus, Readonly<Partial<Record<Command['type'], readonly RequestStatus[]>>>>
> = {
  new: { open_request: ['clarifying', 'confirming', 'declined'] },
  reading: {},
  declined: {},
  clarifying: {
    revise_request: ['confirming', 'proposing'],
    record_model_answer: ['confirming'],
    cancel_request: ['cancelled'],
  },
  confirming: {
    revise_request: ['clarifying', 'proposing'],
    record_model_answer: ['clarifying'],
    cancel_request: ['cancelled'],
  },
  proposing: {
    record_proposal: ['in_review'],
    record_conflict: ['cancelled', 'confirming', 'done', 'partly_done'],
    record_refusal: ['cancelled', 'confirming', 'done', 'partly_done'],
    answer_sign_off: ['confirming'],
    cancel_request: ['cancelled', 'done', 'partly_done'],
    close_pull_request: ['cancelled'],
  },
  in_review: {
    revise_request: ['proposing'],
    record_model_answer: ['proposing'],
    cancel_request: ['cancelled', 'done', 'partly_done'],
    close_pull_request: ['applying', 'cancelled', 'done', 'partly_done'],
  },
  applying: {
    record_plan: ['partly_done'],
    record_apply: ['cancelled', 'done', 'partly_done'],
    cancel_request: ['cancelled', 'done', 'partly_done'],
  },
  partly_done: {
    retry_stack: ['applying'],
    recheck_stack: ['applying'],
    destroy_stacks: ['proposing'],
    cancel_request: ['cancelled', 'done'],
  },
  done: { destroy_stacks: ['proposing'] },
  cancelled: { destroy_stacks: ['proposing'] },
}
