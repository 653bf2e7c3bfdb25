import * as z from 'zod'
import { OpinionQuestion, Remark } from './opinion.ts'

/** JSON as it crosses the door of a capability. */
export const JsonValue = z.json()
export type JsonValue = z.infer<typeof JsonValue>

/**
 * Where a value comes from: `stated` by an authorised author, `inferred` from their words, a `default` of the
 * capability or the configuration, or a `naming` rule.
 */
export const ValueSource = z.enum(['stated', 'inferred', 'default', 'naming'])
export type ValueSource = z.infer<typeof ValueSource>

/** One settled parameter. `reason` is one clause a person can read, e.g. `every production workspace`. */
export const Setting = z.object({
  value: JsonValue,
  source: ValueSource,
  reason: z.string().optional(),
})
export type Setting = z.infer<typeof Setting>

/** A value that cannot be used. `rule` completes "... because"; `suggestion` is a value that would be right. */
export const Problem = z.object({
  parameter: z.string(),
  value: z.string(),
  rule: z.string(),
  suggestion: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

/**
 * Something worth asking a person.
 * Without a `default` the request cannot go on until it is answered; with one, silence and "ok" mean the default.
 * `weight` orders the questions of all capabilities, the largest first; `inferred` marks a default read from words.
 */
export const Question = z.object({
  parameter: z.string(),
  text: z.string(),
  why: z.string().optional(),
  default: JsonValue.optional(),
  options: z.array(z.string()).optional(),
  weight: z.number(),
})
export type Question = z.infer<typeof Question>

/** A choice made for the person, with its reason and, where there is one, what else was possible. */
export const Decision = z.object({
  topic: z.string(),
  choice: z.string(),
  reason: z.string(),
  alternative: z.string().optional(),
})
export type Decision = z.infer<typeof Decision>

/** Everything a gate may be called; a person confirms a gate by this name. */
export const GateId = z.enum([
  'prod_change',
  'internet_exposure',
  'ssh_from_internet',
  'rdp_from_internet',
  'privileged_ports',
  'wide_port_range',
  'any_any',
  'gpu',
  'retired_sku',
  'retired_model',
  'model_retiring',
  'ptu_cost',
  'high_cost',
  'idle_cost',
  'budget_may_be_exceeded',
  'public_access',
  'shared_key_enabled',
  'ip_allow_list',
  'immutability',
  'owner_role',
  'role_assignable',
  'ns_delegation',
  'apex_record',
  'mx_change',
  'wildcard_record',
  'delete_record',
  'private_ip_in_public_zone',
  'access',
  'destroy',
  'foreign_capability',
])
export type GateId = z.infer<typeof GateId>

/**
 * A step that merging does not release: an authorised person confirms it by name first.
 * `text` is one sentence that prints the cost or the exposure, not an adjective.
 */
export const Gate = z.object({ id: GateId, stack: z.string(), text: z.string() })
export type Gate = z.infer<typeof Gate>

/** Terraform providers a stack may use; their version pins live with the shared templates. */
export const ProviderName = z.enum(['azurerm', 'databricks', 'azuread', 'random'])
export type ProviderName = z.infer<typeof ProviderName>

/**
 * Terraform files that the tool of another server wrote, held to the rules for foreign capabilities when it answered.
 * They are kept, so that printing the stack again asks nobody.
 */
export const ForeignFiles = z.object({
  server: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  tool: z.string().max(128),
  /** Hash of the tool as it was reviewed. */
  pin: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** Name and text of each `.tf` file. */
  files: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,59}\.tf$/), z.string().max(65_536)),
  /** Addresses of the resources in them, sorted. */
  addresses: z.array(z.string()),
})
export type ForeignFiles = z.infer<typeof ForeignFiles>

/**
 * Something that no two stacks can both have: a name that is unique in all of Azure or in a subscription, or a range of
 * addresses. `value` is the name or the CIDR; `parameter` is the one by which another one is chosen.
 */
export const Claim = z.object({
  kind: z.enum([
    'storage_account',
    'key_vault',
    'container_registry',
    'openai_subdomain',
    'resource_group',
    'address_range',
  ]),
  value: z.string().min(1).max(90),
  parameter: z.string(),
})
export type Claim = z.infer<typeof Claim>

/**
 * One Terraform root module to render.
 * `settings` decide structure and are never words of a person: booleans, numbers and identifiers only.
 * `variables` carry every value and become `terraform.tfvars.json`.
 * `folder` is the last path segment under `stacks/<environment>/<team>/`, the same for the same thing every time.
 * `plannable` is `after_dependencies` when a provider cannot plan before the stacks in `dependsOn` exist.
 * `claims` are looked up before anything is proposed: in the repository, and in the cloud itself.
 * With `foreign` its files are taken in place of those of `template`, which then says nothing.
 */
export const StackBlueprint = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: z.string(),
  folder: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  template: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  providers: z.array(ProviderName),
  settings: z.record(
    z.string(),
    z.union([z.boolean(), z.number(), z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)]),
  ),
  variables: z.record(z.string(), JsonValue),
  dependsOn: z.array(z.string()),
  plannable: z.enum(['now', 'after_dependencies']),
  claims: z.array(Claim).optional(),
  foreign: ForeignFiles.optional(),
})
export type StackBlueprint = z.infer<typeof StackBlueprint>

/**
 * One thing that is paid for, by a key that is the same in an estimate and in a plan.
 * `text` says what it is, e.g. `1 to 2 workers of Standard_D4ads_v5`; `use` is how much of it is assumed to be used,
 * where nothing but people can say that: gigabytes, or hours a month.
 */
export const EstimatePart = z.object({
  key: z.string(),
  text: z.string(),
  lowUsd: z.number(),
  expectedUsd: z.number(),
  highUsd: z.number(),
  use: z.object({ low: z.number(), expected: z.number(), high: z.number() }).optional(),
  /** Something of it has no known price and is not in the amounts. */
  incomplete: z.literal(true).optional(),
})
export type EstimatePart = z.infer<typeof EstimatePart>

/** Another choice and what it saves in US dollars a month; `text` is a subject: `1-4 workers instead of 2-8`. */
export const Saving = z.object({ text: z.string(), usd: z.number() })
export type Saving = z.infer<typeof Saving>

/**
 * US dollars a month for one stack at list price, without tax or discount.
 * `parts` add up to the amounts; an estimate of nothing, or of a capability that does not say them, has none.
 * `pricesOf` is the date of the oldest price used (YYYY-MM-DD); `unpriced` names what no price is known for,
 * which is said and never counted as zero.
 */
export const StackEstimate = z.object({
  stack: z.string(),
  lowUsd: z.number(),
  expectedUsd: z.number(),
  highUsd: z.number(),
  assumptions: z.array(z.string()),
  pricesOf: z.string(),
  unpriced: z.array(z.string()),
  parts: z.array(EstimatePart).optional(),
  /** The largest saving first. */
  savings: z.array(Saving).optional(),
})
export type StackEstimate = z.infer<typeof StackEstimate>

/**
 * One turn of one step of an agent, as it is kept and shown: who did it, what was chosen, and for a reviewer whether
 * the proposal went back. Texts are clauses.
 */
export const StepTrace = z.object({
  step: z.string(),
  /** 1 for the first time the step ran. */
  turn: z.number(),
  by: z.enum(['code', 'model', 'person']),
  /** Only of a reviewer: `leaves_open` when it objects and nothing can be changed any more. */
  verdict: z.enum(['agrees', 'sends_back', 'leaves_open']).optional(),
  findings: z.array(z.object({ code: z.string(), text: z.string() })),
  notes: z.array(z.string()),
})
export type StepTrace = z.infer<typeof StepTrace>

/** A capability's whole answer to what is known so far. `stacks` is empty while something required is open. */
export const Assessment = z.object({
  settings: z.record(z.string(), Setting),
  problems: z.array(Problem),
  questions: z.array(Question),
  decisions: z.array(Decision),
  gates: z.array(Gate),
  stacks: z.array(StackBlueprint),
  estimate: z.array(StackEstimate),
  /** While something required is open: the gates that what is known leads to already. Whoever asks adds them. */
  foreseen: z.array(GateId).optional(),
  /** How an agent came to it, in order; a tool does not say. */
  steps: z.array(StepTrace).optional(),
  /** What a model said of its steps. Nothing else of the answer depends on it. */
  remarks: z.array(Remark).optional(),
  /** What a model may be asked about its steps. */
  opinionQuestions: z.array(OpinionQuestion).optional(),
})
export type Assessment = z.infer<typeof Assessment>
