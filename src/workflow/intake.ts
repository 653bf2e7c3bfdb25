import type { Command } from '../domain/command.ts'
import type { Facts } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin, RequestState } from '../domain/request-state.ts'
import { confirmableNames } from '../domain/stack-state.ts'
import type { RepositoryForge } from '../ports/forge.ts'
import type { Dependencies } from './dependencies.ts'
import { factsAbout, nobody } from './people.ts'
import { readComment, readIssue } from './read-words.ts'
import type { SignalBody } from './signal.ts'

/** A signal made into a command, with what is known about the person behind it. */
export interface Intake {
  readonly command: Command
  readonly facts: Facts
  /** Login of the person, or `planwright`. */
  readonly actor: string
}

/** What a signal wants of a request; undefined when it wants nothing. Asks the forge for roles and the policy. */
export async function takeIn(
  signal: SignalBody,
  state: RequestState | undefined,
  dependencies: Dependencies,
): Promise<Intake | undefined> {
  if (signal.type === 'result') return { command: signal.command, facts: nobody, actor: 'planwright' }
  const origin = signal.type === 'issue' ? signal.origin : state?.origin
  if (origin === undefined) return undefined
  const place = await openPlace(origin, dependencies)
  const command = await commandOf(signal, state, place, dependencies)
  if (command === undefined) return undefined
  const facts = await factsAbout(signal.by, place.policy, place.forge)
  return { command, facts, actor: signal.by }
}

interface Place {
  readonly forge: RepositoryForge
  readonly policy: Policy
}

async function openPlace(origin: Origin, { forge, policies }: Dependencies): Promise<Place> {
  const repository = { installationId: origin.installationId, owner: origin.owner, name: origin.repository }
  return { forge: forge.repository(repository), policy: await policies.read(repository) }
}

function commandOf(
  signal: Exclude<SignalBody, { type: 'result' }>,
  state: RequestState | undefined,
  { policy }: Place,
  dependencies: Dependencies,
): Promise<Command | undefined> | Command | undefined {
  switch (signal.type) {
    case 'issue':
      return readIssue(signal, state, policy, dependencies)
    case 'comment':
      return state === undefined ? undefined : readComment(signal, state, policy, dependencies)
    case 'review': {
      const { pullRequest, by, verdict, headSha } = signal
      return { type: 'submit_review', pullRequest, by, verdict, headSha }
    }
    case 'head':
      return { type: 'move_head', pullRequest: signal.pullRequest, by: signal.by, headSha: signal.headSha }
    case 'pull_request_closed': {
      const { pullRequest, by, headSha, mergeSha } = signal
      return { type: 'close_pull_request', pullRequest, by, headSha, mergeSha }
    }
    case 'check_action':
      return state === undefined ? undefined : pressed(signal, state)
    default:
      return signal satisfies never
  }
}

/** A button means the same as the command it stands for; "Confirm" confirms every open gate of its stack. */
function pressed(signal: Extract<SignalBody, { type: 'check_action' }>, state: RequestState): Command {
  const { by, stack } = signal
  const replyTo = state.origin.issue
  switch (signal.action) {
    case 'recheck':
      return { type: 'recheck_stack', by, stack }
    case 'retry':
      return { type: 'retry_stack', by, stack, replyTo }
    case 'confirm':
      return { type: 'confirm_gates', by, stack, names: namesOn(state, stack), replyTo }
    default:
      return signal.action satisfies never
  }
}

function namesOn(state: RequestState, id: string): string[] {
  const stack = 'stacks' in state ? state.stacks.find((candidate) => candidate.id === id) : undefined
  return stack === undefined ? [] : confirmableNames(stack)
}
