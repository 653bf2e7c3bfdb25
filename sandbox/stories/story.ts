import type { Fault } from '../cloud/engine/faults.ts'

/** Something a person of the story does. Their words are sent as they stand here. */
export type Act =
  | { readonly do: 'open_issue'; readonly as: string; readonly title: string; readonly body?: string }
  | { readonly do: 'comment'; readonly as: string; readonly text: string }
  | { readonly do: 'approve'; readonly as: string }
  | { readonly do: 'merge'; readonly as: string }
  /** Confirms by name every gate that the bot's comments ask for. */
  | { readonly do: 'confirm_gates'; readonly as: string }

/** What the story waits for before it goes on. */
export type Sight =
  | { readonly see: 'answer' }
  | { readonly see: 'pull_request' }
  /** The pull request that removes what was built. */
  | { readonly see: 'removal' }
  /** Every plan check on the head of the newest pull request has ended. */
  | { readonly see: 'plans' }
  /** The check run of a stack that the merge began. */
  | {
      readonly see: 'check'
      readonly stack: string
      readonly state: 'in_progress' | 'success' | 'failure' | 'action_required'
    }
  | { readonly see: 'issue_closed' }

/** Something that happens to the bot. */
export type Blow = { readonly blow: 'kill_bot' }

export type Step = Act | Sight | Blow

/** A whole life of a request, as data. */
export interface Story {
  readonly name: string
  /** One sentence for the reader of the terminal. */
  readonly about: string
  readonly steps: readonly Step[]
  /** What the sandbox cloud lets fail. */
  readonly faults: readonly Fault[]
}
