import type { Command } from '../domain/command.ts'
import type { Facts } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin, RequestState } from '../domain/request-state.ts'
import { confirmableNames } from '../domain/stack-state.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { factsAbout, nobody } from './people.ts'
import { readModelAnswer } from './read-model-answer.ts'
import { readOpinion } from './read-opinion.ts'
import { readSignOff } from './read-sign-off.ts'
import { openRequest, readComment, readEditedIssue, readNewIssue } from './read-words.ts'
import { repositoryOf } from './repository-of.ts'
import type { OutsideSignal, SignalBody } from './signal.ts'

/** A signal made into a command, with what is known about the person behind it. */
export interface Intake {
  readonly command: Command
  readonly facts: Facts
  /** Login of the person, or `planwright`. */
  readonly actor: string
}

/**
 * What a signal wants of a request; undefined when it wants nothing.
 * The forge is asked for the policy and the person's role only when the answer can matter.
 */
export async function takeIn(
  signal: SignalBody,
  state: RequestState | undefined,
  dependencies: IntakeDependencies,
): Promise<Intake | undefined> {
  if (signal.type === 'result') return { command: signal.command, facts: nobody, actor: 'planwright' }
  if (state === undefined) return signal.type === 'issue' ? takeInNewIssue(signal, dependencies) : undefined
  if (state.status === 'declined') return undefined
  if (signal.type === 'model_answer' || signal.type === 'opinion') {
    const policy = () => dependencies.policies.read(repositoryOf(state.origin))
    const command =
      signal.type === 'opinion'
        ? await readOpinion(signal, state, policy, dependencies)
        : await readModelAnswer(signal, state, policy, dependencies)
    return { command, facts: nobody, actor: 'planwright' }
  }
  const plain = plainCommand(signal)
  if (plain !== undefined) return { command: plain, facts: nobody, actor: signal.by }
  const { policy, facts } = await askAbout(signal.by, state.origin, dependencies)
  const answer = signal.type === 'comment' ? await signOff(signal, state, dependencies) : undefined
  if (answer !== undefined) return { command: answer, facts, actor: signal.by }
  if (!facts.mayRequest) return undefined
  const command = await personalCommand(signal, state, policy, dependencies)
  return command === undefined ? undefined : { command, facts, actor: signal.by }
}

async function takeInNewIssue(
  signal: Extract<SignalBody, { type: 'issue' }>,
  dependencies: IntakeDependencies,
): Promise<Intake | undefined> {
  const found = readNewIssue(signal, dependencies)
  if (found === undefined) return undefined
  const { policy, facts } = await askAbout(signal.by, signal.origin, dependencies)
  return { command: await openRequest(signal, found, policy, dependencies), facts, actor: signal.by }
}

/** Whoever is named for a sign-off answers it, whatever else they may do here. */
function signOff(
  signal: Extract<SignalBody, { type: 'comment' }>,
  state: RequestState,
  dependencies: IntakeDependencies,
): ReturnType<typeof readSignOff> {
  return readSignOff(signal, state, dependencies.forge.repository(repositoryOf(state.origin)), dependencies)
}

async function askAbout(
  login: string,
  origin: Origin,
  { forge, policies }: IntakeDependencies,
): Promise<{ policy: Policy; facts: Facts }> {
  const repository = repositoryOf(origin)
  const policy = await policies.read(repository)
  return { policy, facts: await factsAbout(login, policy, forge.repository(repository)) }
}

/** What happened to the pull request counts whoever did it, and so does an approval that is gone. */
function plainCommand(signal: OutsideSignal): Command | undefined {
  switch (signal.type) {
    case 'head':
      return { type: 'move_head', pullRequest: signal.pullRequest, by: signal.by, headSha: signal.headSha }
    case 'pull_request_closed': {
      const { pullRequest, by, headSha, mergeSha } = signal
      return { type: 'close_pull_request', pullRequest, by, headSha, mergeSha }
    }
    case 'review': {
      const { pullRequest, by, verdict, headSha } = signal
      return verdict === 'withdrawn'
        ? { type: 'submit_review', pullRequest, by, verdict, headSha }
        : undefined
    }
    default:
      return undefined
  }
}

function personalCommand(
  signal: OutsideSignal,
  state: RequestState,
  policy: Policy,
  dependencies: IntakeDependencies,
): Promise<Command | undefined> | Command | undefined {
  switch (signal.type) {
    case 'issue':
      return signal.edited ? readEditedIssue(signal, state, policy, dependencies) : undefined
    case 'comment':
      return readComment(signal, state, policy, dependencies)
    case 'review': {
      const { pullRequest, by, verdict, headSha } = signal
      return { type: 'submit_review', pullRequest, by, verdict, headSha }
    }
    case 'check_action':
      return pressed(signal, state)
    default:
      return undefined
  }
}

/** A button means the same as the command it stands for; "Confirm" confirms what its stack waits for. */
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
