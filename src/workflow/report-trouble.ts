import * as z from 'zod'
import { ConfigError, PlanwrightError } from '../domain/errors.ts'
import { Origin, RequestState } from '../domain/request-state.ts'
import type { Signal, StoredEffect } from '../ports/request-store.ts'
import type { Dependencies } from './dependencies.ts'
import { isOurMistake } from './is-our-mistake.ts'
import { marker } from './marker.ts'
import { repositoryOf } from './repository-of.ts'

/**
 * Tells people what keeps a signal from being answered, once, and whether trying again may help.
 * A configuration that cannot be used is tried again, so that its repair is enough; our own mistake is not.
 */
export async function reportTrouble(
  signal: Signal,
  error: unknown,
  dependencies: Dependencies,
): Promise<'try_again' | 'give_up'> {
  const { log } = dependencies
  if (error instanceof ConfigError) {
    log.info({ request: signal.requestKey, error: error.message }, 'configuration cannot be used')
    await comment(signal, 'configuration-problem', { problem: error.publicMessage }, dependencies)
    return 'try_again'
  }
  const hopeless = isOurMistake(error) || (error instanceof PlanwrightError && error.code === 'input_invalid')
  if (!hopeless) {
    log.warn({ request: signal.requestKey, error: String(error) }, 'signal not answered, it is tried again')
    return 'try_again'
  }
  log.error(
    { request: signal.requestKey, signal: signal.id, error: String(error) },
    'signal cannot be answered',
  )
  await comment(signal, 'our-mistake', { reference: `${signal.requestKey}/${signal.id}` }, dependencies)
  return 'give_up'
}

/** Tells people that something which was decided could not be done; what was said before is not lost by it. */
export async function reportLostEffect(
  effect: StoredEffect,
  message: string,
  dependencies: Dependencies,
): Promise<void> {
  const data = { message, reference: effect.key }
  const stored = await dependencies.store.load(effect.requestKey)
  const origin = originOf(stored?.state)
  if (origin === undefined) return
  try {
    await commentOnce(origin, effect.key, 'effect-failed', data, dependencies)
  } catch (failure) {
    dependencies.log.error({ effect: effect.key, error: String(failure) }, 'people could not be told')
  }
}

const withOrigin = z.object({ origin: Origin })

async function comment(
  signal: Signal,
  template: string,
  data: Record<string, string>,
  dependencies: Dependencies,
): Promise<void> {
  const stored = await dependencies.store.load(signal.requestKey)
  const parsed = withOrigin.safeParse(signal.body)
  const origin = parsed.success ? parsed.data.origin : originOf(stored?.state)
  if (origin === undefined) return
  await commentOnce(origin, `${signal.requestKey}/${signal.id}`, template, data, dependencies)
}

async function commentOnce(
  origin: Origin,
  key: string,
  template: string,
  data: Record<string, string>,
  { forge, texts }: Dependencies,
): Promise<void> {
  const repository = forge.repository(repositoryOf(origin))
  const mark = marker(`trouble/${key}/${template}`)
  if ((await repository.findComment(origin.issue, mark)) !== undefined) return
  await repository.createComment(
    origin.issue,
    `${texts.render(`comments/${template}`, data).trim()}\n\n${mark}`,
  )
}

function originOf(state: unknown): Origin | undefined {
  const parsed = RequestState.safeParse(state)
  return parsed.success ? parsed.data.origin : undefined
}
