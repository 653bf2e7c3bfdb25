import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import type { RequestEffect } from '../../../src/domain/effect.ts'
import type { RequestEvent } from '../../../src/domain/event.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { isDestroyed, isRemoving } from '../../../src/domain/removal.ts'
import type { RequestState } from '../../../src/domain/request-state.ts'
import { runName, type StackState } from '../../../src/domain/stack-state.ts'
import {
  aRequest,
  decideAs,
  facts,
  headSha,
  mergeSha,
  type Person,
  removalMergeSha,
  say,
} from '../../support/requests.ts'
import { variants } from './every-pair.ts'

interface Move {
  readonly kind: 'likely' | 'any'
  readonly person: Person
  readonly pick: number
  readonly digest: string
}

const people: readonly Person[] = ['alice', 'carol', 'bob', 'dora', 'mallory']
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom('likely' as const, 'likely' as const, 'likely' as const, 'any' as const),
    person: fc.constantFrom(...people),
    pick: fc.nat(997),
    digest: fc.constantFrom('one', 'one', 'one', 'two'),
  }),
  { minLength: 10, maxLength: 60 },
)
const anyCommands = Object.values(variants).flat()

/** A command that could come next in this state; chosen by `pick`, sent by anybody. */
function likelyCommand(state: RequestState | undefined, move: Move): Command {
  const by = move.person
  const stacks = state !== undefined && 'stacks' in state ? state.stacks : []
  const head = state !== undefined && 'stacks' in state ? state.proposal.headSha : headSha
  const pull = state !== undefined && 'stacks' in state ? state.proposal.number : 13
  const results = stacks.flatMap((stack) => resultsFor(stack, move))
  const agree = say.revise(by, { intent: 'accept', changed: false })
  const review: Command[] = [
    ...results,
    ...results,
    say.approve(by, head, pull),
    say.approve('bob', head, pull),
    say.merge(by, head, pull),
    say.confirm(by, gateNames),
    { type: 'move_head', by, pullRequest: pull, headSha: `${move.digest}${headSha}` },
    pull === 13 ? say.revise(by) : say.close(by, pull),
  ]
  const applying: Command[] = [
    ...results,
    ...results,
    say.confirm(by, [...gateNames, ...stacks.flatMap(heldPlanName)]),
    say.approve(by, head, pull),
    say.retry(by),
    say.cancel(by),
  ]
  const likely: Readonly<Partial<Record<string, readonly Command[]>>> = {
    clarifying: [say.revise('alice')],
    confirming: [agree],
    proposing: [proposalOf(state)],
    in_review: review,
    applying,
    partly_done: [say.retry(by), say.destroy(by), say.destroy(by, 'firewall')],
    done: [say.destroy(by), say.destroy(by, 'firewall'), say.destroy(by, 'databricks-objects')],
  }
  const choices = likely[state?.status ?? 'new'] ?? [say.open()]
  return choices[move.pick % choices.length] ?? say.open()
}

const gateNames = ['access', 'gpu', 'destroy']

/** Every removal has a pull request of its own, with a number of its own. */
function proposalOf(state: RequestState | undefined): Command {
  if (state === undefined) return say.proposal(1)
  const { revision } = state
  return isRemoving(state) ? say.removal(revision, 13 + revision) : say.proposal(revision)
}

function resultsFor(stack: StackState, { digest, pick }: Move): Command[] {
  const { id, progress } = stack
  const run = runName(stack, 'newest')
  if (progress.status === 'waiting' && progress.for === 'plan')
    return [say.plan(id, run, digest, verdictOn(stack, digest))]
  if (progress.status !== 'applying') return []
  return [pick % 3 === 0 ? say.applyFailed(id, run) : say.applied(id, run)]
}

/** What the Terraform adapter would say of a plan with this digest. */
function verdictOn({ reviewed }: StackState, digest: string): 'approved' | 'changed' {
  return reviewed === null || reviewed.digest === digest ? 'approved' : 'changed'
}

function heldPlanName({ progress }: StackState): string[] {
  return progress.status === 'waiting' && progress.for === 'changed_plan'
    ? [`plan-${progress.plan.digest.slice(0, 7)}`]
    : []
}

interface Step {
  readonly command: Command
  readonly before: RequestState | undefined
  readonly after: RequestState | undefined
  readonly events: readonly RequestEvent[]
  readonly effects: readonly RequestEffect[]
}

const built = [undefined, aRequest('done'), aRequest('partly_done')] as const

/** Begins with nothing, or where a build has ended. */
function play(sequence: readonly Move[]): Step[] {
  let state: RequestState | undefined = built[(sequence[0]?.pick ?? 0) % built.length]
  return sequence.map((move) => {
    const before = state
    const command =
      move.kind === 'likely'
        ? likelyCommand(before, move)
        : (anyCommands[move.pick % anyCommands.length] ?? say.open())
    const decision = decideAs(before, command)
    const events = decision.kind === 'accepted' ? decision.events : []
    state = events.reduce<RequestState | undefined>(evolve, before)
    return { command, before, after: state, events, effects: decision.effects }
  })
}

function appliesOf(steps: readonly Step[]) {
  return steps.flatMap((step) =>
    step.effects
      .filter((effect) => effect.type === 'apply_stack')
      .map((effect) => ({
        effect,
        state: step.after as RequestState,
        steps: steps.slice(0, steps.indexOf(step) + 1),
      })),
  )
}

const mayApprove = (login: string) => login in facts && facts[login as Person].mayApprove

describe('whatever happens in whatever order', () => {
  it('applies nothing without a merge and an approval of the merged head by an approver who shaped nothing', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effect, state } of appliesOf(play(sequence))) {
          if (!('mergeSha' in state)) throw new Error(`${effect.stack} is applied while ${state.status}`)
          const { approval, proposal, shapers } = state
          expect(effect.sha).toBe(state.mergeSha)
          expect(state.mergeSha).toBe(effect.destroyWith === null ? mergeSha : removalMergeSha)
          expect(approval?.headSha).toBe(proposal.headSha)
          expect(shapers).not.toContain(approval?.by)
          expect(mayApprove(approval?.by ?? '')).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('applies no stack before each of its gates is confirmed by an approver who shaped nothing', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effect, state } of appliesOf(play(sequence))) {
          const stack = 'stacks' in state ? state.stacks.find(({ id }) => id === effect.stack) : undefined
          for (const gate of stack?.gates ?? []) {
            expect(mayApprove(gate.confirmedBy ?? '')).toBe(true)
            expect(state.shapers).not.toContain(gate.confirmedBy)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('applies only a plan that was approved: as reviewed, what is left of it, or confirmed by name', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effect, steps } of appliesOf(play(sequence))) {
          const covered = coveredDigests(sinceProposal(steps), effect.stack).has(effect.plan.digest)
          expect(covered).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('destroys nothing that nobody asked to destroy, and nothing before its gate was confirmed', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effect, state } of appliesOf(play(sequence))) {
          expect(effect.destroyWith !== null).toBe(isRemoving(state))
          if (!isRemoving(state) || !('stacks' in state)) continue
          const { removal } = state
          const stack = state.stacks.find(({ id }) => id === effect.stack)
          expect(removal.stacks).toContain(effect.stack)
          expect(effect.destroyWith).toBe(removal.built.mergeSha)
          expect(stack?.gates).toMatchObject([{ id: 'destroy', confirmedBy: expect.any(String) }])
          expect(stack?.gates[0]?.confirmedBy).not.toBe(removal.by)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves what is not destroyed as it was when a removal ends', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { before, after } of play(sequence)) {
          if (before === undefined || after === undefined || !isRemoving(before) || isRemoving(after))
            continue
          const { stacks, ...built } = before.removal.built
          const now = after.status === 'cancelled' ? after.remains : after
          if (now === null || !('stacks' in now)) throw new Error(`the removal ended in ${after.status}`)
          expect(after.status === 'cancelled').toBe(built.status === 'cancelled')
          const destroyed = new Set(now.stacks.filter(isDestroyed).map(({ id }) => id))
          expect(now).toMatchObject({ ...built, status: after.status })
          expect(now.stacks.filter(({ id }) => !destroyed.has(id))).toEqual(
            stacks.filter(({ id }) => !destroyed.has(id)),
          )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('starts no stack before the stacks it depends on are applied, nor destroys one before those on it', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effect, state } of appliesOf(play(sequence))) {
          const stacks = 'stacks' in state ? state.stacks : []
          const stack = stacks.find(({ id }) => id === effect.stack)
          for (const dependency of stack?.dependsOn ?? []) {
            const { status } = stacks.find(({ id }) => id === dependency)?.progress ?? {}
            expect(status).toBe(stack?.kind === 'removal' ? 'destroyed' : 'applied')
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('gives every terraform run a name of its own', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        const runs = play(sequence)
          .flatMap(({ effects }) => effects)
          .flatMap((effect) =>
            effect.type === 'plan_stack' || effect.type === 'apply_stack'
              ? [`${effect.type} ${effect.stack} ${effect.run}`]
              : [],
          )
        expect(new Set(runs).size).toBe(runs.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('closes no pull request but its own, and speaks only on its issue or where it was spoken to', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { effects, before, after } of play(sequence)) {
          for (const effect of effects) {
            if (effect.type === 'close_pull_request') {
              const own = before !== undefined && 'proposal' in before ? before.proposal?.number : undefined
              expect(effect.number).toBe(own)
            }
            if (effect.type === 'say')
              expect([12, 13, ...pullsOf(before), ...pullsOf(after)]).toContain(effect.number)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('lets a bystander change nothing', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { command, before, after } of play(sequence)) {
          const bystander = 'by' in command && command.by === 'mallory'
          const merging = command.type === 'close_pull_request' || command.type === 'move_head'
          if (bystander && !merging) expect(after).toEqual(before)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('reaches the end of the story often enough for these tests to mean something', () => {
    const applied = fc
      .sample(moves, { numRuns: 2000, seed: 7 })
      .filter((sequence) => appliesOf(play(sequence)).length > 0)
    expect(applied.length).toBeGreaterThan(20)
    const destroyed = fc
      .sample(moves, { numRuns: 2000, seed: 7 })
      .filter((sequence) => appliesOf(play(sequence)).some(({ effect }) => effect.destroyWith !== null))
    expect(destroyed.length).toBeGreaterThan(10)
  })
})

function pullsOf(state: RequestState | undefined): number[] {
  return state !== undefined && 'proposal' in state && state.proposal !== null ? [state.proposal.number] : []
}

/** What was approved for an earlier pull request covers nothing of a later one. */
function sinceProposal(steps: readonly Step[]): readonly Step[] {
  return steps.slice(
    steps.findLastIndex(({ events }) => events.some(({ type }) => type === 'removal_requested')) + 1,
  )
}

/** Digests of plans of a stack that were found to be what was approved, or that an approver confirmed by name. */
function coveredDigests(steps: readonly Step[], stack: string): Set<string> {
  const events = steps.flatMap((step) => step.events)
  return new Set(
    events.flatMap((event) => {
      if (event.type === 'changed_plan_confirmed' && event.stack === stack && mayApprove(event.by)) {
        return [event.digest]
      }
      const planned = event.type === 'plan_recorded' && event.stack === stack ? event.report : undefined
      return planned?.kind === 'planned' && planned.verdict === 'approved' ? [planned.plan.digest] : []
    }),
  )
}
