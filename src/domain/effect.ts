import * as z from 'zod'
import { Approval } from './approval.ts'
import { Consultation } from './consultation.ts'
import { OpinionQuestion } from './opinion.ts'
import { PlanSummary } from './plan.ts'

/** The commit with whose files the stack is destroyed; null when it is built with those of `sha`. */
const destroyWith = z.string().nullable().default(null)

/**
 * Work to be done outside, as data.
 * `show_*` effects print the request as it is when they run, so that the newest truth wins; the others say
 * themselves everything that is to be done.
 */
export const RequestEffect = z.discriminatedUnion('type', [
  /** Acknowledges a message at a glance. `messageId` null is the issue itself. */
  z.object({ type: z.literal('acknowledge'), messageId: z.string().nullable() }),
  /** Writes or edits the one status comment. */
  z.object({ type: z.literal('show_status') }),
  /** Writes or edits a check run of a stack: its plan on the proposal's head, its apply on the merge commit too. */
  z.object({
    type: z.literal('show_check'),
    check: z.enum(['plan', 'apply']),
    stack: z.string(),
    sha: z.string(),
  }),
  /** Prints the pull request's body again. */
  z.object({ type: z.literal('show_pull_request') }),
  /** A new comment, because a person must act or something ended. */
  z.object({
    type: z.literal('say'),
    template: z.string(),
    data: z.record(z.string(), z.unknown()),
    number: z.number(),
  }),
  z.object({ type: z.literal('open_pull_request') }),
  z.object({ type: z.literal('close_pull_request'), number: z.number() }),
  z.object({ type: z.literal('close_issue'), outcome: z.enum(['completed', 'not_planned']) }),
  /** Frees the stacks that the request has claimed, but for the paths in `keep`. */
  z.object({ type: z.literal('release_stacks'), keep: z.array(z.string()).default([]) }),
  z.object({
    type: z.literal('plan_stack'),
    stack: z.string(),
    path: z.string(),
    sha: z.string(),
    run: z.string(),
    /** What the plan is compared with; null while it is made for the review. */
    approval: Approval.nullable(),
    destroyWith,
  }),
  z.object({
    type: z.literal('apply_stack'),
    stack: z.string(),
    path: z.string(),
    sha: z.string(),
    run: z.string(),
    /** The plan that was approved; exactly this, or what an interrupted run left of it, is applied. */
    plan: PlanSummary,
    destroyWith,
  }),
  /** Asks the language model about a message; `question` is the number of the question in this request. */
  z.object({ type: z.literal('ask_model'), question: z.number(), about: Consultation }),
  /** Asks it about a step of an agent. */
  z.object({ type: z.literal('ask_opinion'), question: z.number(), about: OpinionQuestion }),
  /** Lets the hours go by that somebody has for a sign-off. */
  z.object({ type: z.literal('await_sign_off'), key: z.string(), hours: z.number() }),
])
export type RequestEffect = z.infer<typeof RequestEffect>

/**
 * Terraform runs are long and go one at a time for each stack, a model may take its time while the request goes on,
 * deadlines wait in a lane of their own, and everything else is short and in order.
 */
export function laneOf({ type }: RequestEffect): 'forge' | 'terraform' | 'model' | 'timer' {
  if (type === 'await_sign_off') return 'timer'
  if (type === 'ask_model' || type === 'ask_opinion') return 'model'
  return type === 'plan_stack' || type === 'apply_stack' ? 'terraform' : 'forge'
}
