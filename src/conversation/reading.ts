import type { GateId, JsonValue } from '../domain/assessment.ts'
import type { Ambiguity, Objection } from '../domain/brief.ts'
import type { Reason } from './reading/actionable.ts'

/** Something a person wrote: an issue (with its title) or a comment. */
export interface Message {
  /** `issue` for the title and body, else the comment's id. */
  readonly id: string
  /** Login of the author. */
  readonly by: string
  readonly title?: string
  readonly text: string
}

/** What a message asks to do with one parameter; `quote` is what it was read from, as it stands in the visible text. */
export interface Operation {
  /** `common` or a capability's id. */
  readonly scope: string
  readonly parameter: string
  readonly op: 'set' | 'keep' | 'unset'
  readonly value?: JsonValue
  readonly quote: string
  /** Name of the rule that read it; `modelRule` when it was a model. */
  readonly rule: string
}

export const modelRule = 'model'

export const commandNames = [
  'help',
  'status',
  'explain',
  'plan',
  'set',
  'add',
  'remove',
  'confirm',
  'retry',
  'destroy',
  'agree',
  'object',
  'cancel',
] as const
export type CommandName = (typeof commandNames)[number]

/** A line that begins with a slash. */
export type SlashCommand =
  | { readonly name: CommandName; readonly argument: string }
  | { readonly unknown: string; readonly didYouMean?: CommandName }

/** Everything that one message says, before anything is done with it. */
export interface Reading {
  /** Is it an infrastructure request? Only meaningful for the issue itself. */
  readonly actionable: boolean
  /** Why it is one, or is not. */
  readonly reasons?: readonly Reason[]
  readonly capabilities: {
    /** Asked for in clear words. */
    readonly named: readonly string[]
    /** What the words may mean; a person has to choose. */
    readonly candidates: readonly string[]
    /** What is often wanted beside the candidates. */
    readonly offered: readonly string[]
    readonly removed: readonly string[]
  }
  readonly operations: readonly Operation[]
  readonly objections: readonly Objection[]
  readonly ambiguities: readonly Ambiguity[]
  /** What the person asks, sentence by sentence; questions state nothing. */
  readonly questions: readonly string[]
  /** Clauses with content that were not used, quoted. */
  readonly unread: readonly string[]
  /** Asked for, but nothing here builds it. */
  readonly unsupported: readonly string[]
  readonly intent: 'none' | 'accept' | 'cancel'
  /** Gates confirmed by name; a plain "yes" never is one. */
  readonly gateConfirmation?: readonly GateId[]
  readonly command?: SlashCommand
  /** The message was longer than what is read. */
  readonly truncated: boolean
}
