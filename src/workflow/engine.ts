import { Command } from '../domain/command.ts'
import { displayEffects } from '../domain/display.ts'
import { laneOf, RequestEffect } from '../domain/effect.ts'
import { InvariantError, PlanwrightError } from '../domain/errors.ts'
import { RequestState } from '../domain/request-state.ts'
import { type Json, toJson } from '../lib/json.ts'
import type { Effect, Signal, StoredEffect } from '../ports/request-store.ts'
import type { WorkHandlers } from '../ports/work-queue.ts'
import type { Dependencies } from './dependencies.ts'
import { runEffect } from './effect-handlers.ts'
import type { EffectOutcome } from './effect-run.ts'
import { type Heard, hear } from './hear.ts'
import { isOurMistake } from './is-our-mistake.ts'
import { reportOfLostRun } from './lost-run.ts'
import { reportLostEffect, reportTrouble } from './report-trouble.ts'
import { SignalBody } from './signal.ts'

/**
 * Moves requests on: a signal becomes a command, a command is decided, the step is saved whole, and the work that
 * follows is done and comes back as signals. A crash between any two lines is repaired by running again.
 */
export function createEngine(dependencies: Dependencies): WorkHandlers {
  const { store, log } = dependencies
  const runAlone = async (effectKey: string, abort: AbortSignal): Promise<void> => {
    const effect = await store.beginEffect(effectKey)
    if (effect !== undefined) await perform(effect, dependencies, abort)
  }
  return {
    async advance(requestKey, abort) {
      while (!abort.aborted) {
        await runForgeEffects(requestKey, dependencies, abort)
        const signal = await store.nextSignal(requestKey)
        if (signal === undefined) return
        await answerOrReport(signal, dependencies)
      }
    },
    async runTerraform(effectKey, abort) {
      const effect = await store.beginEffect(effectKey)
      if (effect === undefined) return
      log.info({ effect: effectKey, attempt: effect.attempts }, 'terraform run begins')
      await perform(effect, dependencies, abort)
    },
    askModel: runAlone,
    ring: runAlone,
  }
}

/** Trouble with a signal is told where the person looks; only what trying again cannot mend ends it. */
async function answerOrReport(signal: Signal, dependencies: Dependencies): Promise<void> {
  try {
    await answer(signal, dependencies)
  } catch (error) {
    if ((await reportTrouble(signal, error, dependencies)) === 'try_again') throw error
    await dependencies.store.discard(signal.id)
  }
}

async function answer(signal: Signal, dependencies: Dependencies): Promise<void> {
  const { store, log } = dependencies
  const stored = await store.load(signal.requestKey)
  const state = stored === undefined ? undefined : RequestState.parse(stored.state)
  const heard = await hear(SignalBody.parse(signal.body), state, dependencies)
  if (heard === undefined) {
    await store.discard(signal.id)
    return
  }
  const { intake, decision } = heard
  log.info(
    {
      request: signal.requestKey,
      command: intake.command.type,
      actor: intake.actor,
      outcome: decision.kind === 'accepted' ? decision.events.map(({ type }) => type) : decision.reason,
    },
    'decided',
  )
  await keep(signal, stored?.version ?? 0, state, heard, dependencies)
}

async function keep(
  signal: Signal,
  expectedVersion: number,
  state: RequestState | undefined,
  { intake, decision, after }: Heard,
  { store, log, clock }: Dependencies,
): Promise<void> {
  const events = decision.kind === 'accepted' ? decision.events : []
  const shown = after === undefined || events.length === 0 ? [] : displayEffects(state, after)
  const effects = inOrder(decision.effects, shown)
  if (after === undefined || (events.length === 0 && effects.length === 0)) {
    await store.discard(signal.id)
    return
  }
  const saved = await store.save({
    requestKey: signal.requestKey,
    expectedVersion,
    state: toJson(after),
    events: events.map(({ type, ...data }) => ({ type, actor: intake.actor, data: toJson(data) })),
    effects: effects.map((effect, index) => storedForm(effect, signal, index, clock.now())),
    consumes: signal.id,
  })
  if (saved === 'conflict')
    log.debug({ request: signal.requestKey }, 'another writer was faster, deciding again')
}

/** A nod comes first, then what is shown, so that nobody is told of something that does not show yet. */
function inOrder(decided: readonly RequestEffect[], shown: readonly RequestEffect[]): RequestEffect[] {
  const nods = decided.filter(({ type }) => type === 'acknowledge')
  return [...nods, ...shown, ...decided.filter(({ type }) => type !== 'acknowledge')]
}

const hourMs = 60 * 60 * 1000

/**
 * Terraform runs are named by their stack, questions to a model by their number, deadlines by what they are for; the
 * rest by what caused it.
 */
function storedForm(effect: RequestEffect, signal: Signal, index: number, now: Date): Effect {
  const body = toJson(effect)
  if (effect.type === 'plan_stack' || effect.type === 'apply_stack') {
    const repository = signal.requestKey.split('#')[0]
    return {
      key: `${signal.requestKey}/${effect.stack}/${effect.type}/${effect.run}`,
      lane: laneOf(effect),
      lock: `${repository}/${effect.path}`,
      body,
    }
  }
  if (effect.type === 'ask_model' || effect.type === 'ask_opinion') {
    const key = `${signal.requestKey}/model/${effect.question}`
    return { key, lane: laneOf(effect), lock: signal.requestKey, body }
  }
  if (effect.type === 'await_sign_off') {
    const due = new Date(now.getTime() + effect.hours * hourMs)
    return { key: `${signal.requestKey}/sign-off/${effect.key}`, lane: laneOf(effect), lock: null, due, body }
  }
  return { key: `${signal.requestKey}/${signal.id}/${index}`, lane: laneOf(effect), lock: null, body }
}

/** Runs in order what was decided, before anything new is heard: what it makes is known when people speak of it. */
async function runForgeEffects(
  requestKey: string,
  dependencies: Dependencies,
  abort: AbortSignal,
): Promise<void> {
  const due = await dependencies.store.forgeEffects(requestKey)
  for (const [index, { key, body }] of due.entries()) {
    if (abort.aborted) return
    if (isPrintedAgain(body, due.slice(index + 1))) {
      await dependencies.store.finishEffect(key, {})
      continue
    }
    const effect = await dependencies.store.beginEffect(key)
    if (effect !== undefined) await perform(effect, dependencies, abort)
  }
}

/** A `show_*` effect prints what is true when it runs, so only the last of several equal ones is worth a call. */
function isPrintedAgain(body: Json, later: readonly StoredEffect[]): boolean {
  const effect = RequestEffect.parse(body)
  if (!effect.type.startsWith('show_')) return false
  const printed = JSON.stringify(effect)
  return later.some((candidate) => JSON.stringify(RequestEffect.parse(candidate.body)) === printed)
}

/** What an effect brought back, as the signal it becomes. */
function resultOf({ command, signal }: EffectOutcome): { readonly result?: Json } {
  if (signal !== undefined) return { result: toJson(SignalBody.parse(signal)) }
  if (command === undefined) return {}
  return { result: toJson({ type: 'result', command: Command.parse(command) }) }
}

async function perform(effect: StoredEffect, dependencies: Dependencies, abort: AbortSignal): Promise<void> {
  const { store, log } = dependencies
  try {
    const outcome = await runEffect(effect, RequestEffect.parse(effect.body), dependencies, abort)
    const finished = await store.finishEffect(effect.key, {
      ...(outcome.externalId === undefined ? {} : { externalId: outcome.externalId }),
      ...resultOf(outcome),
    })
    if (finished === 'superseded') await takeBack(effect.key, outcome, store)
    log.info({ effect: effect.key, attempt: effect.attempts, finished }, 'effect done')
  } catch (error) {
    await giveUpOrRethrow(effect, error, dependencies)
  }
}

/** A second copy goes; the other attempt may also have found and kept what this one made. */
async function takeBack(key: string, made: EffectOutcome, store: Dependencies['store']): Promise<void> {
  if (made.undo !== undefined && (await store.externalIdOf(key)) !== made.externalId) await made.undo()
}

/** An error that trying again can mend goes back to the queue; another one ends the effect, and people are told. */
async function giveUpOrRethrow(
  effect: StoredEffect,
  error: unknown,
  dependencies: Dependencies,
): Promise<void> {
  const { store, log } = dependencies
  const message = error instanceof Error ? error.message : String(error)
  await store.noteEffectFailure(effect.key, message)
  const hopeless = isOurMistake(error) || (error instanceof PlanwrightError && !error.retryable)
  if (!hopeless) {
    log.warn(
      { effect: effect.key, attempt: effect.attempts, error: message },
      'effect failed, it is tried again',
    )
    throw error instanceof Error ? error : new InvariantError(message)
  }
  log.error({ effect: effect.key, error: message }, 'effect cannot be done')
  const publicMessage =
    error instanceof PlanwrightError && error.code !== 'invariant_broken'
      ? error.publicMessage
      : 'This is a mistake in Planwright.'
  const body = RequestEffect.safeParse(effect.body)
  const lost = body.success ? reportOfLostRun(body.data, publicMessage) : undefined
  if (lost === undefined) await reportLostEffect(effect, publicMessage, dependencies)
  await store.finishEffect(
    effect.key,
    lost === undefined ? {} : { result: toJson({ type: 'result', command: lost }) },
  )
}
