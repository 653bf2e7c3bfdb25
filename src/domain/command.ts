import * as z from 'zod'
import { JsonValue } from './assessment.ts'
import { Brief } from './brief.ts'
import { Consultation, ModelUsage } from './consultation.ts'
import { Failure } from './failure.ts'
import { Opinion } from './opinion.ts'
import { PlanSummary } from './plan.ts'
import { Origin } from './request-state.ts'
import { SignOffAnswer } from './sign-off.ts'

/** How a plan of one stack ended; `edited` names files that differ from what was rendered. */
export const PlanReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('planned'),
    plan: PlanSummary,
    /** Whether it is what was approved; null before there was an approval. */
    verdict: z.enum(['approved', 'changed']).nullable(),
  }),
  z.object({ kind: z.literal('failed'), failure: Failure }),
  z.object({ kind: z.literal('edited'), files: z.array(z.string()) }),
])
export type PlanReport = z.infer<typeof PlanReport>

/** How an apply of one stack ended. */
export const ApplyReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('applied'),
    outputs: z.record(z.string(), JsonValue),
    how: z.enum(['plan', 'remainder', 'already']),
  }),
  z.object({ kind: z.literal('changed'), plan: PlanSummary }),
  z.object({ kind: z.literal('failed'), failure: Failure }),
])
export type ApplyReport = z.infer<typeof ApplyReport>

/** What `open_pull_request` made of one stack. */
export const RenderedStackFacts = z.object({
  id: z.string(),
  path: z.string(),
  contentDigest: z.string(),
  fileDigests: z.record(z.string(), z.string()),
  addresses: z.array(z.string()),
})
export type RenderedStackFacts = z.infer<typeof RenderedStackFacts>

/** A comment to be written: a template's name and what it prints. */
export const Answer = z.object({ template: z.string(), data: z.record(z.string(), z.unknown()) })
export type Answer = z.infer<typeof Answer>

/**
 * Everything that can be wanted of a request, by a person or as the result of an effect.
 * `replyTo` is the issue or pull request number where an answer belongs.
 */
export const Command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open_request'),
    origin: Origin,
    title: z.string(),
    author: z.string(),
    brief: Brief,
    /** What to ask a model about the words; nothing when absent. */
    consult: Consultation.optional(),
  }),
  z.object({
    type: z.literal('revise_request'),
    by: z.string(),
    messageId: z.string(),
    brief: Brief,
    /** Whether this message changed what is understood. */
    changed: z.boolean(),
    intent: z.enum(['none', 'accept']),
    /** What to tell the person about this message beyond the status comment; null for nothing. */
    answer: Answer.nullable(),
    replyTo: z.number(),
    /** What to ask a model about the message's words; nothing when absent. */
    consult: Consultation.optional(),
  }),
  /** What a model made of a message, held against the words of its author. */
  z.object({
    type: z.literal('record_model_answer'),
    question: z.number(),
    messageId: z.string(),
    /** Author of the message. */
    by: z.string(),
    /** The request with what was read; null when there is nothing to take from the answer. */
    brief: Brief.nullable(),
    answer: Answer.nullable(),
    replyTo: z.number(),
    usage: ModelUsage.nullable(),
    /** Why there is no answer, as a clause; null when there is one. */
    trouble: z.string().nullable(),
  }),
  /** What a model said of a step of an agent; `shown` has nothing but remarks and how they came about. */
  z.object({
    type: z.literal('record_opinion'),
    key: z.string(),
    question: z.number(),
    opinion: Opinion.nullable(),
    usage: ModelUsage.nullable(),
    shown: Brief.pick({ remarks: true, deliberations: true }).required().nullable(),
  }),
  /** What a person says to the sign-offs that a proposal waits for. */
  z.object({
    type: z.literal('answer_sign_off'),
    by: z.string(),
    verdict: SignOffAnswer.shape.verdict,
    /** What has to change; null when they did not say. */
    text: z.string().nullable(),
    /** Keys of the sign-offs that this person is named for. */
    named: z.array(z.string()),
    replyTo: z.number(),
  }),
  z.object({ type: z.literal('record_overdue_sign_off'), key: z.string() }),
  z.object({ type: z.literal('cancel_request'), by: z.string(), replyTo: z.number() }),
  z.object({
    type: z.literal('confirm_gates'),
    by: z.string(),
    /** Gate names, or `plan-` and the first seven digits of a changed plan's digest. */
    names: z.array(z.string()),
    /** Only this stack; null for every stack that has the gate. */
    stack: z.string().nullable(),
    replyTo: z.number(),
  }),
  z.object({
    type: z.literal('retry_stack'),
    by: z.string(),
    /** A stack's id; null for everything that failed. */
    stack: z.string().nullable(),
    replyTo: z.number(),
  }),
  z.object({
    type: z.literal('destroy_stacks'),
    by: z.string(),
    /** A stack's id; null for everything that the request has built. */
    stack: z.string().nullable(),
    replyTo: z.number(),
  }),
  z.object({ type: z.literal('show_help'), by: z.string(), replyTo: z.number() }),
  z.object({ type: z.literal('show_status'), by: z.string(), replyTo: z.number() }),
  z.object({
    type: z.literal('report_unknown_command'),
    by: z.string(),
    given: z.string(),
    didYouMean: z.string().nullable(),
    replyTo: z.number(),
  }),
  z.object({ type: z.literal('record_status_comment'), id: z.string() }),
  z.object({
    type: z.literal('record_proposal'),
    revision: z.number(),
    proposal: z.object({
      number: z.number(),
      url: z.string(),
      branch: z.string(),
      headSha: z.string(),
    }),
    stacks: z.array(RenderedStackFacts),
  }),
  z.object({
    type: z.literal('record_conflict'),
    revision: z.number(),
    conflicts: z.array(z.object({ path: z.string(), holder: z.string() })),
  }),
  /** The forge would not take the proposal; `message` is a sentence for people. */
  z.object({ type: z.literal('record_refusal'), revision: z.number(), message: z.string() }),
  z.object({
    type: z.literal('record_plan'),
    stack: z.string(),
    sha: z.string(),
    run: z.string(),
    report: PlanReport,
  }),
  z.object({
    type: z.literal('record_apply'),
    stack: z.string(),
    run: z.string(),
    report: ApplyReport,
  }),
  z.object({
    type: z.literal('submit_review'),
    by: z.string(),
    pullRequest: z.number(),
    verdict: z.enum(['approved', 'withdrawn']),
    headSha: z.string(),
  }),
  z.object({ type: z.literal('move_head'), by: z.string(), pullRequest: z.number(), headSha: z.string() }),
  z.object({
    type: z.literal('close_pull_request'),
    by: z.string(),
    pullRequest: z.number(),
    headSha: z.string(),
    /** Null when it was closed without merging. */
    mergeSha: z.string().nullable(),
  }),
  z.object({ type: z.literal('recheck_stack'), by: z.string(), stack: z.string() }),
])
export type Command = z.infer<typeof Command>
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

export const commandTypes = [
  'open_request',
  'revise_request',
  'record_model_answer',
  'record_opinion',
  'answer_sign_off',
  'record_overdue_sign_off',
  'cancel_request',
  'confirm_gates',
  'retry_stack',
  'destroy_stacks',
  'show_help',
  'show_status',
  'report_unknown_command',
  'record_status_comment',
  'record_proposal',
  'record_conflict',
  'record_refusal',
  'record_plan',
  'record_apply',
  'submit_review',
  'move_head',
  'close_pull_request',
  'recheck_stack',
] as const satisfies readonly Command['type'][]
