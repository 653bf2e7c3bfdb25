import { setTimeout as pause } from 'node:timers/promises'
import type { RequestEffect } from '../../domain/effect.ts'
import { ExternalServiceError } from '../../domain/errors.ts'
import type { RequestState } from '../../domain/request-state.ts'
import { askModel } from '../../workflow/effects/ask-model.ts'
import { type Heard, hear } from '../../workflow/hear.ts'
import type { SignalBody } from '../../workflow/signal.ts'
import type { Rehearsal } from './rehearsal.ts'

/** Hears a signal, and then, as if no time passed, what the model makes of the words that the rules left unread. */
export async function hearOut(
  signal: SignalBody,
  state: RequestState | undefined,
  rehearsal: Rehearsal,
): Promise<Heard | undefined> {
  const heard = await hear(signal, state, rehearsal)
  const effect = heard?.decision.effects.find(({ type }) => type === 'ask_model')
  if (heard?.after === undefined || effect?.type !== 'ask_model') return heard
  const answer = await ask(effect, heard.after, rehearsal)
  const more = answer === undefined ? undefined : await hear(answer, heard.after, rehearsal)
  return more === undefined ? heard : together(heard, more)
}

async function ask(
  body: Extract<RequestEffect, { type: 'ask_model' }>,
  state: RequestState,
  rehearsal: Rehearsal,
): Promise<SignalBody | undefined> {
  const abort = new AbortController().signal
  for (let attempts = 1; ; attempts += 1) {
    try {
      const { signal } = await askModel(body, { ...rehearsal, state, attempts, abort })
      return signal
    } catch (error) {
      if (!(error instanceof ExternalServiceError && error.retryable)) throw error
      await pause(error.retryAfterMs ?? 1000)
    }
  }
}

/** Both as one: the words of the message, with what the model read in them. */
function together(heard: Heard, more: Heard): Heard {
  const said = heard.intake.command
  const read = more.intake.command
  if (read.type !== 'record_model_answer') return heard
  if (said.type !== 'open_request' && said.type !== 'revise_request') return heard
  const brief = read.brief ?? said.brief
  const command =
    said.type === 'open_request'
      ? { ...said, brief }
      : { ...said, brief, changed: said.changed || read.brief !== null, answer: said.answer ?? read.answer }
  return {
    intake: { ...heard.intake, command },
    decision: bothDecisions(heard, more, command.type === 'open_request' || command.changed),
    after: more.after,
  }
}

function bothDecisions({ decision }: Heard, more: Heard, changes: boolean): Heard['decision'] {
  const effects = [...decision.effects, ...more.decision.effects]
  if (!changes) return { kind: 'refused', reason: 'nothing_changed', effects }
  const events = [decision, more.decision].flatMap((one) => (one.kind === 'accepted' ? one.events : []))
  return { kind: 'accepted', events, effects }
}
