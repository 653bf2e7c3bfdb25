import { type Origin, RequestState, requestKey } from '../../src/domain/request-state.ts'
import type { StackState } from '../../src/domain/stack-state.ts'
import type { Json } from '../../src/lib/json.ts'
import type { SignalBody } from '../../src/workflow/signal.ts'
import type { SeenCheckRun } from '../contract/forge-world.ts'
import type { EngineWorld } from './engine-world.ts'

/** A request as people see it and act on it. Every act but `send` waits until nothing is left to do. */
export interface PlayedRequest {
  readonly number: number
  readonly key: string
  state(): Promise<RequestState>
  stack(id: string): Promise<StackState>
  /** Every setting as it is understood now. */
  values(): Promise<Readonly<Record<string, unknown>>>
  /** What the bot wrote on the issue, or on another number, without hidden lines; the status comment is first. */
  words(number?: number): Promise<readonly string[]>
  lastWord(): Promise<string>
  pullRequest(): Promise<number>
  /** Check runs of the head and of the merge commit by name; the newest of each. */
  checks(): Promise<Readonly<Record<string, SeenCheckRun>>>
  /** The conclusion of each of them, or how far it is. */
  checkStates(): Promise<Readonly<Record<string, string>>>
  send(signal: SignalBody): Promise<void>
  say(by: string, text: string): Promise<string>
  edit(by: string, comment: string, text: string): Promise<void>
  approve(by: string): Promise<void>
  merge(by: string): Promise<void>
  push(by: string, files: Readonly<Record<string, string | null>>): Promise<void>
  press(by: string, stack: string, action: 'confirm' | 'retry' | 'recheck'): Promise<void>
}

/** A production workspace with GPU nodes, which an approver has to confirm. */
export const workspaceTitle = 'Create a production workspace for ML team'
/** One firewall rule behind the gate `access`. */
export const portsTitle =
  'Please open tcp 443 from 10.20.0.0/16 to 10.50.4.10 for team payments in staging, East US 2'

/** Opens an issue and lets the bot answer it. */
export async function openRequest(
  world: EngineWorld,
  by: string,
  title: string,
  text = '',
): Promise<PlayedRequest> {
  const { origin, request } = await fileIssue(world, by, title, text)
  await request.send({ type: 'issue', origin, by, title, text, edited: false })
  await world.untilIdle()
  return request
}

/** The request for a port, confirmed by alice and waiting for its review. */
export async function portsInReview(world: EngineWorld): Promise<PlayedRequest> {
  const request = await openRequest(world, 'alice', portsTitle)
  await request.say('alice', 'yes')
  return request
}

/** The same, approved and merged by bob; its gate is still closed. */
export async function portsAtTheGate(world: EngineWorld): Promise<PlayedRequest> {
  const request = await portsInReview(world)
  await request.approve('bob')
  await request.merge('bob')
  return request
}

/** An issue that the bot has not heard of yet. */
export async function fileIssue(
  world: EngineWorld,
  by: string,
  title: string,
  text = '',
): Promise<{ readonly origin: Origin; readonly request: PlayedRequest }> {
  const { installationId, owner, name } = world.forge.place
  const issue = await world.forge.openIssue(by, { title, body: text })
  const origin = { installationId, owner, repository: name, issue }
  return { origin, request: played(origin, world) }
}

function played(origin: Origin, world: EngineWorld): PlayedRequest {
  const key = requestKey(origin)
  const { forge } = world

  const state = async () => {
    const stored = await world.store.load(key)
    if (stored === undefined) throw new Error(`${key} is not known`)
    return RequestState.parse(stored.state)
  }
  const proposal = async () => {
    const now = await state()
    if (!('proposal' in now) || now.proposal === null) throw new Error(`${key} has no pull request`)
    return now.proposal
  }
  const checkRuns = async () => {
    const { number, headSha } = await proposal()
    const { mergeSha } = await forge.pull(number)
    const onHead = await forge.checkRuns(headSha)
    return mergeSha === null ? onHead : [...onHead, ...(await forge.checkRuns(mergeSha))]
  }
  const words = async (number = origin.issue) =>
    (await forge.comments(number)).filter(({ by }) => by === forge.bot).map(({ body }) => visible(body))
  const send = (signal: SignalBody) => world.receive(key, signal as unknown as Json)
  const act = async (signal: SignalBody) => {
    await send(signal)
    await world.untilIdle()
  }

  return {
    number: origin.issue,
    key,
    state,
    words,
    send,
    async stack(id) {
      const now = await state()
      const stack = 'stacks' in now ? now.stacks.find((candidate) => candidate.id === id) : undefined
      if (stack === undefined) throw new Error(`${key} has no stack ${id}`)
      return stack
    },
    async values() {
      const now = await state()
      const rows = 'brief' in now ? now.brief.rows : []
      return Object.fromEntries(rows.map(({ parameter, value }) => [parameter, value]))
    },
    lastWord: async () => (await words()).at(-1) ?? '',
    pullRequest: async () => (await proposal()).number,
    checks: async () => Object.fromEntries((await checkRuns()).map((run) => [run.name, run])),
    checkStates: async () =>
      Object.fromEntries((await checkRuns()).map((run) => [run.name, run.conclusion ?? run.status])),
    async say(by, text) {
      const id = await forge.comment(by, origin.issue, text)
      await act({ type: 'comment', number: origin.issue, id, by, text, edited: false })
      return id
    },
    edit: (by, id, text) => act({ type: 'comment', number: origin.issue, id, by, text, edited: true }),
    async approve(by) {
      const { number, headSha } = await proposal()
      await act({ type: 'review', pullRequest: number, by, verdict: 'approved', headSha })
    },
    async merge(by) {
      const { number } = await proposal()
      const { headSha } = await forge.pull(number)
      const mergeSha = await forge.merge(by, number)
      await act({ type: 'pull_request_closed', pullRequest: number, by, headSha, mergeSha })
    },
    async push(by, files) {
      const { number, branch } = await proposal()
      const headSha = await forge.push(by, branch, files)
      await act({ type: 'head', pullRequest: number, by, headSha })
    },
    press: (by, stack, action) => act({ type: 'check_action', stack, by, action }),
  }
}

function visible(body: string): string {
  return body.replace(/<!--[\s\S]*?-->/g, '').trim()
}
