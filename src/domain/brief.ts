import * as z from 'zod'
import {
  Decision,
  Gate,
  GateId,
  JsonValue,
  StackBlueprint,
  StackEstimate,
  StepTrace,
  ValueSource,
} from './assessment.ts'
import { OpinionQuestion, Remark } from './opinion.ts'
import { SignOff } from './sign-off.ts'

/** What a person said about one parameter, with their words and where they stand. */
export const Statement = z.object({
  value: JsonValue,
  /** The words it was read from, as they were written. */
  quote: z.string(),
  /** `issue` for the title and body, else the comment's id. */
  messageId: z.string(),
  /** Login of the author. */
  by: z.string(),
  /** `model` when no rule read it: the words are the author's, their meaning is a model's reading of them. */
  reader: z.literal('model').optional(),
})
export type Statement = z.infer<typeof Statement>

/** A default that a person accepted; its parameter is not asked about again. */
const AcceptedDefault = z.object({
  /** `scope.parameter`. */
  name: z.string(),
  /** Message that accepted it, and its author; not there in what was stored before they were kept. */
  messageId: z.string().optional(),
  by: z.string().optional(),
})
export type AcceptedDefault = z.infer<typeof AcceptedDefault>

/** Scope of a parameter that capabilities share. */
export const commonScope = 'common'

/** Something said that cannot be used as it is; `suggestion` is what would be right. */
export const Objection = z.object({
  capability: z.string().nullable(),
  parameter: z.string(),
  value: z.string(),
  rule: z.string(),
  suggestion: z.string().optional(),
})
export type Objection = z.infer<typeof Objection>

/** Words that can mean more than one thing. */
export const Ambiguity = z.object({
  capability: z.string().nullable(),
  parameter: z.string(),
  quote: z.string(),
  options: z.array(z.string()),
})
export type Ambiguity = z.infer<typeof Ambiguity>

/** Words of a message that could not be used and were not put right yet. */
export const Unresolved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('objection'), messageId: z.string(), objection: Objection }),
  z.object({ kind: z.literal('ambiguity'), messageId: z.string(), ambiguity: Ambiguity }),
])
export type Unresolved = z.infer<typeof Unresolved>

/**
 * Everything people have said so far; nothing computed.
 * `statements` is scope -> parameter -> statement, where a scope is `common` or a capability's id.
 */
export const Understanding = z.object({
  /** Capabilities proposed or chosen, in the order of their dependencies. */
  capabilities: z.array(z.string()),
  /** `settled` when the words were clear or the person confirmed the choice. */
  choice: z.enum(['none', 'proposed', 'settled']),
  /** Capabilities shown beside those proposed, which only the person's own choice takes. */
  offered: z.array(z.string()).default([]),
  statements: z.record(z.string(), z.record(z.string(), Statement)),
  /** At most one for each parameter; what was stored before it had a message is its name alone. */
  accepted: z.array(
    z.preprocess((stored) => (typeof stored === 'string' ? { name: stored } : stored), AcceptedDefault),
  ),
  /** While there are any, the request is not ready: nothing is picked silently. */
  unresolved: z.array(Unresolved),
})
export type Understanding = z.infer<typeof Understanding>

/** A question as it was shown; `n` is its number in the comment, from 1. */
export const AskedQuestion = z.object({
  n: z.number(),
  capability: z.string().nullable(),
  parameter: z.string(),
  text: z.string(),
  why: z.string().optional(),
  default: JsonValue.optional(),
  options: z.array(z.string()).optional(),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** A line of the settings table: a value as a person reads it, and where it comes from. */
export const SettingRow = z.object({
  capability: z.string().nullable(),
  parameter: z.string(),
  label: z.string(),
  value: JsonValue,
  text: z.string(),
  source: ValueSource,
  quote: z.string().optional(),
  reason: z.string().optional(),
})
export type SettingRow = z.infer<typeof SettingRow>

/** One stack that the request would build. */
export const ProposedStack = z.object({
  capability: z.string(),
  capabilityVersion: z.string(),
  environment: z.string(),
  team: z.string(),
  parameters: z.record(z.string(), z.object({ value: JsonValue, source: z.string() })),
  blueprint: StackBlueprint,
})
export type ProposedStack = z.infer<typeof ProposedStack>

/** Price of the whole request a month, in US dollars. */
export const BriefEstimate = z.object({
  lowUsd: z.number(),
  expectedUsd: z.number(),
  highUsd: z.number(),
  pricesOf: z.string(),
  unpriced: z.array(z.string()),
  stacks: z.array(StackEstimate),
})
export type BriefEstimate = z.infer<typeof BriefEstimate>

/** How the agent of one capability came to its part of a request. */
export const Deliberation = z.object({ capability: z.string(), title: z.string(), steps: z.array(StepTrace) })
export type Deliberation = z.infer<typeof Deliberation>

/** A remark of a model with the title of the capability that it is about. */
export const BriefRemark = z.object({ title: z.string(), ...Remark.shape })
export type BriefRemark = z.infer<typeof BriefRemark>

/**
 * A request as it is understood at one moment: what was said and everything that follows from it.
 * `ready` means that nothing required is open and nothing is wrong: a "yes" would open the pull request.
 */
export const Brief = z.object({
  title: z.string(),
  understanding: Understanding,
  rows: z.array(SettingRow),
  questions: z.array(AskedQuestion),
  objections: z.array(Objection),
  ambiguities: z.array(Ambiguity),
  /** Clauses of the last message that were not used, quoted. */
  unread: z.array(z.string()),
  /** Asked for, but nothing here builds it. */
  unsupported: z.array(z.string()),
  /** What could not be looked up before the proposal, in whole sentences; nothing waits for it. */
  notes: z.array(z.string()).default([]),
  decisions: z.array(Decision),
  /** One for each agent; not there in what was stored before steps were kept. */
  deliberations: z.array(Deliberation).optional(),
  /** What a model said of the steps; nothing of the request depends on it. */
  remarks: z.array(BriefRemark).optional(),
  /** What a model may be asked about the steps, once nothing is open. */
  opinionQuestions: z.array(OpinionQuestion).optional(),
  /** Whose word a proposal of this waits for, once it is agreed to. */
  signOffs: z.array(SignOff).optional(),
  gates: z.array(Gate),
  /** Gates that are certain already while something required is open; not there in what was stored before they were told. */
  foreseen: z.array(GateId).optional(),
  stacks: z.array(ProposedStack),
  estimate: BriefEstimate.nullable(),
  ready: z.boolean(),
})
export type Brief = z.infer<typeof Brief>
