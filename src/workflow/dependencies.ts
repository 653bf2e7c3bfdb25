import type { Capability, PriceBook } from '../capability/index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Cloud } from '../ports/cloud.ts'
import type { Forge, RepositoryForge, RepositoryRef } from '../ports/forge.ts'
import type { Logger } from '../ports/logger.ts'
import type { Model } from '../ports/model.ts'
import type { PolicyReader } from '../ports/policy-reader.ts'
import type { StackRenderer, TextRenderer } from '../ports/renderer.ts'
import type { RequestStore } from '../ports/request-store.ts'
import type { StackReader } from '../ports/stack-reader.ts'
import type { Terraform } from '../ports/terraform.ts'

/** Everything of the outside world that a request's life needs; built in one place, the composition root. */
export interface Dependencies {
  readonly store: RequestStore
  readonly forge: Forge
  readonly policies: PolicyReader
  /** What stands in the repository already. */
  readonly existing: StackReader
  /** What is taken in the cloud already. */
  readonly cloud: Cloud
  readonly terraform: Terraform
  readonly stacks: StackRenderer
  readonly texts: TextRenderer
  readonly capabilities: readonly Capability[]
  readonly prices: PriceBook
  readonly clock: Clock
  /** Null when people are read by the rules alone. */
  readonly model: ModelAccess | null
  readonly log: Logger
  /** Shown on every check and comment when set, e.g. that nothing here is real. */
  readonly banner: string | null
}

/** A language model, and what one request may spend on it. */
export interface ModelAccess {
  readonly endpoint: Model
  readonly tokensPerRequest: number
  /** Null for no bound but that of the tokens. */
  readonly usdPerRequest: number | null
  /** Whether it is asked about the steps of agents too; off unless it says otherwise. */
  readonly opinions?: 'on' | 'off'
}

/** What it takes to read a signal and decide it: nothing that writes but the log. */
export interface IntakeDependencies
  extends Pick<
    Dependencies,
    'policies' | 'existing' | 'cloud' | 'capabilities' | 'prices' | 'clock' | 'model' | 'log'
  > {
  readonly forge: {
    repository(repository: RepositoryRef): Pick<RepositoryForge, 'role' | 'isTeamMember'>
  }
}
