import type * as z from 'zod'
import type {
  Assessment,
  Claim,
  Decision,
  Gate,
  JsonValue,
  Problem,
  Question,
  Setting,
  StackBlueprint,
  StackEstimate,
} from '../domain/assessment.ts'
import type { AdviceRule } from './advice.ts'
import type { PriceBook } from './price-book.ts'
import type { Opinions } from './second-body.ts'
import type { StepAccount } from './steps.ts'

export type Environment = 'dev' | 'staging' | 'prod'

/** One network that the organisation lets Planwright open ports in; the longest matching prefix wins. */
export interface Network {
  /** CIDR of the network, e.g. `10.50.0.0/16`. */
  readonly prefix: string
  readonly networkSecurityGroup: string
  readonly resourceGroup: string
}

/** A DNS zone in which Planwright may write records; the longest matching name wins. */
export interface DnsZone {
  readonly name: string
  readonly resourceGroup: string
  readonly private: boolean
}

/** Facts a capability may use; all of them are handed in, so that the same question has the same answer. */
export interface CapabilityContext {
  /** Today in UTC, YYYY-MM-DD. */
  readonly today: string
  readonly request: {
    /** "owner/name". */
    readonly repository: string
    readonly number: number
    readonly title: string
    readonly author: string
  }
  /** Azure subscription of each environment (a UUID). */
  readonly subscriptions: Readonly<Record<Environment, string>>
  readonly networks: readonly Network[]
  readonly dnsZones: readonly DnsZone[]
  /** Resource id of the subnet that takes private endpoints, where the organization has one. */
  readonly endpointSubnets: Readonly<Partial<Record<Environment, string>>>
  /** Resource id of the Log Analytics workspace that takes diagnostics, where the organization has one. */
  readonly logWorkspaces: Readonly<Partial<Record<Environment, string>>>
  /** Public addresses (CIDR) behind which the organization's people and machines stand. */
  readonly egressAddresses: readonly string[]
  /** Region proposed when nobody named one. */
  readonly defaultRegion: string
  readonly prices: PriceBook
  /**
   * What the capabilities that this one follows settled in the same request, by id; those that nobody asked for are
   * not there. A stack may depend on their stacks and look up what those made by its name.
   */
  readonly companions: Readonly<Record<string, Stated>>
  /** What a model said of steps, by the key of the question; not there when no model is asked. */
  readonly opinions?: Opinions
}

/** Values people stated or that were inferred from their words, already coerced by the parameter's schema. */
export type Stated = Readonly<Record<string, JsonValue>>

/** What `decide` returns: what could be settled, and why. All of `S` is there once nothing required is missing. */
export interface Settled<S> {
  readonly settings: Partial<S>
  /** Source and reason of each setting that was not stated. */
  readonly origins: Readonly<Record<string, Omit<Setting, 'value'>>>
  readonly problems: readonly Problem[]
  readonly decisions: readonly Decision[]
  /** How an agent's steps came to it. */
  readonly steps?: StepAccount
}

/**
 * A parameter that names, or gives the resource id of, something that exists already.
 * When a stack of the repository made it, what was settled for that stack tells whether it fits. In a suggestion that
 * the capability makes for such a parameter, `<group>` is put right from that stack.
 */
export interface StandsOn {
  readonly parameter: string
  /** What the stack that made it claims. */
  readonly kind: Claim['kind']
  /** Settings with which it does not fit; `rule` completes "the stack gave it". The first that is met is told. */
  readonly unfit: readonly {
    readonly setting: string
    readonly is: string | boolean
    readonly rule: string
  }[]
  /** What would be right in place of one that does not fit. */
  readonly suggestion: string
}

/**
 * How a capability is written: pure functions over typed parameters.
 * `decide` fills in what was not stated; the functions after it run only when nothing required is missing
 * and nothing is wrong.
 */
export interface CapabilityDefinition<P extends z.ZodObject, S> {
  readonly id: string
  readonly kind: 'agent' | 'tool'
  /** What it makes, as a person would say it: `Databricks workspace`. */
  readonly title: string
  readonly summary: string
  /** Version of the blueprint, semver; written into every stack. */
  readonly version: string
  readonly phrases: CapabilityPhrases
  readonly parameters: P
  /** Ids of the capabilities that are judged and built before this one when a request has both. */
  readonly follows?: readonly string[]
  readonly standsOn?: readonly StandsOn[]
  /** Parameters without which nothing can be proposed, because no default would be right. */
  readonly required: readonly (keyof z.infer<P> & string)[]
  decide(stated: Partial<z.infer<P>>, context: CapabilityContext): Settled<S>
  questions(settled: Settled<S>, stated: Partial<z.infer<P>>, context: CapabilityContext): Question[]
  estimate(settings: S, context: CapabilityContext): StackEstimate[]
  gates(settings: S, context: CapabilityContext): Gate[]
  stacks(settings: S, context: CapabilityContext): StackBlueprint[]
  /** Rules of this capability; the general Azure ones are tried after them. */
  readonly advice: readonly AdviceRule[]
}

export interface CapabilityPhrases {
  /** Words that mean this capability, lower case. */
  readonly synonyms: readonly string[]
  /** Whole requests that people write for it; they are its routing tests too. */
  readonly examples: readonly string[]
  /**
   * Ways of asking that do not name it: words in this order within one sentence, with at most eight words between two
   * of them. `a|b` is either word; `{mail}`, `{name}` (of a resource), `{host}`, `{address}`, `{number}`, `{script}`,
   * `{size}` and `{arrow}` stand for any such value: `add|put {mail} to|in {name}`.
   */
  readonly acts?: readonly string[]
  /**
   * Wishes that are no capability but lead to several ones, lower case: `ml platform`. For those in `proposed` this
   * capability is part of the proposal, for those in `offered` it is shown as something that may be wanted too.
   */
  readonly wishes?: { readonly proposed: readonly string[]; readonly offered: readonly string[] }
  /** Ids of capabilities with which this one is often wanted as well; then it is offered, never assumed. */
  readonly offeredWith?: readonly string[]
}

/** A capability as the product uses it, whoever answers: code in this process or an MCP tool. */
export interface Capability {
  readonly id: string
  readonly kind: 'agent' | 'tool'
  readonly title: string
  readonly summary: string
  readonly version: string
  readonly phrases: CapabilityPhrases
  readonly follows: readonly string[]
  readonly standsOn?: readonly StandsOn[]
  readonly parameters: z.ZodObject
  readonly advice: readonly AdviceRule[]
  /**
   * Judges what is known so far: settles what it can, says what is wrong, asks what is open, and once nothing
   * required is missing describes the stacks, their price and their gates.
   * The same input gives the same answer.
   */
  assess(stated: Stated, context: CapabilityContext): Promise<Assessment>
}
