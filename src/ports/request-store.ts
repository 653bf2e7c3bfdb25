import type { Json } from '../lib/json.ts'

/** A webhook as it arrived; `id` is GitHub's delivery GUID. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly action: string | null
  readonly payload: Json
}

/**
 * Something a request has to take notice of: what a webhook said, or what an effect brought back.
 * `id` grows with the order of arrival.
 */
export interface Signal {
  readonly id: string
  readonly requestKey: string
  readonly body: Json
  readonly receivedAt: Date
}

/** The current row of a request. `version` counts its events, from 1. */
export interface StoredRequest {
  readonly key: string
  readonly version: number
  readonly state: Json
}

/** A fact of a request's life; never changed, never deleted. */
export interface StoredEvent {
  readonly requestKey: string
  readonly version: number
  readonly type: string
  /** Login of the person, or `planwright`. */
  readonly actor: string
  readonly data: Json
  readonly at: Date
}

/**
 * Work to be done outside, exactly once as seen from there.
 * `key` names the work, e.g. `acme/infra#12/comment/5`: a second effect with the same key is dropped.
 * `lane` is `forge` for short calls made in order within a request; `terraform` for long runs, one at a time for each
 * `lock` (the path of a stack); `model` for questions to a language model, one at a time for each `lock` (the request);
 * `timer` for what is begun at `due` and not before.
 */
export interface Effect {
  readonly key: string
  readonly lane: 'forge' | 'terraform' | 'model' | 'timer'
  readonly lock: string | null
  /** Of the lane `timer` only. */
  readonly due?: Date
  readonly body: Json
}

/** `attempts` counts the times the work was begun, this one included once `beginEffect` returned it. */
export interface StoredEffect extends Effect {
  readonly requestKey: string
  readonly attempts: number
}

/** One step of a request, saved whole or not at all. */
export interface Step {
  readonly requestKey: string
  /** Version the decision was made on; 0 for a request that does not exist yet. */
  readonly expectedVersion: number
  readonly state: Json
  readonly events: readonly { readonly type: string; readonly actor: string; readonly data: Json }[]
  readonly effects: readonly Effect[]
  /** Signal that this step answers. */
  readonly consumes: string
}

/**
 * The truth about requests, on one PostgreSQL dialect.
 * Jobs are disposable: losing all of them costs only time, because `unfinished` finds what is left to do.
 */
export interface RequestStore {
  /**
   * Keeps a webhook and, when it concerns a request, the signal made of it; wakes that request.
   * Returns only after both are durable. The same delivery twice is kept once.
   */
  receive(
    delivery: Delivery,
    signal: { readonly requestKey: string; readonly body: Json } | undefined,
  ): Promise<'stored' | 'duplicate'>

  load(requestKey: string): Promise<StoredRequest | undefined>
  /**
   * The oldest signal that nobody has answered yet; what effects brought back goes before what came from outside, so
   * that a request knows what it made before it hears what people did with it.
   */
  nextSignal(requestKey: string): Promise<Signal | undefined>
  /** Saves a step and wakes what it started; `conflict` when another writer was faster: nothing was saved. */
  save(step: Step): Promise<'saved' | 'conflict'>
  /** Drops a signal that changes nothing. */
  discard(signalId: string): Promise<void>

  /** Effects of the forge lane that are not finished, in the order they were decided. */
  forgeEffects(requestKey: string): Promise<readonly StoredEffect[]>
  /** Counts one more attempt, durably, before the work begins; undefined when the effect is finished already. */
  beginEffect(key: string): Promise<StoredEffect | undefined>
  /**
   * Marks the work as done, keeps what it made outside, and turns `result` into a signal, all at once.
   * `superseded` when another attempt finished first: what this attempt made outside is a second copy, unless
   * `externalIdOf` names it.
   */
  finishEffect(
    key: string,
    outcome: { readonly externalId?: string; readonly result?: Json },
  ): Promise<'finished' | 'superseded'>
  /** Keeps the error of an attempt; the effect stays unfinished. */
  noteEffectFailure(key: string, error: string): Promise<void>
  /** What a finished effect made outside (a comment's id ...). */
  externalIdOf(key: string): Promise<string | undefined>

  /**
   * Claims stack paths, and names beside them, for a request, in place of what it held before; those that others hold,
   * with their holders, when not all are free: then nothing changes. What a path or a name looks like is not known here.
   */
  claimStacks(
    requestKey: string,
    paths: readonly string[],
  ): Promise<readonly { readonly path: string; readonly holder: string }[]>
  releaseStacks(requestKey: string): Promise<void>

  events(requestKey: string): Promise<readonly StoredEvent[]>
  /** Requests with unanswered signals or unfinished effects; timers that are not due yet do not count. */
  unfinished(): Promise<readonly string[]>
}
