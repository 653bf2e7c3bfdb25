import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Octokit } from '@octokit/rest'
import type * as z from 'zod'
import { ExternalServiceError } from '../../domain/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { toServiceError } from './to-service-error.ts'

export type GithubRest = Octokit['rest']

/** Attempts at one request, the first included. */
const maxAttempts = 4
/** First pause between attempts, in milliseconds; doubled each time, so that all of them take about two seconds. */
const firstPauseMs = 250
/** GitHub answers these for a moment about things that were written just now. */
const lagStatuses = [404, 409, 422]

export interface Question<Answer> {
  /** What is being done, for errors: "reading planwright.yaml of acme/infra". */
  readonly what: string
  /** The fields of the answer that are used. */
  readonly answer: z.ZodType<Answer>
  /**
   * When asking again is right: `outage` for what may safely be sent twice, `lag` for what depends on something
   * written a moment ago, `never` for what people would see twice.
   */
  readonly repeatOn: 'outage' | 'lag' | 'outage_and_lag' | 'never'
  send(rest: GithubRest): Promise<{ readonly data: unknown }>
}

/** Sends one request to GitHub and checks the answer. @throws ExternalServiceError, and nothing else of GitHub's. */
export type AskGithub = <Answer>(question: Question<Answer>) => Promise<Answer>

export interface AskOptions {
  readonly octokit: () => Promise<Pick<Octokit, 'rest'>>
  readonly clock: Clock
  readonly log: Logger
  readonly sleep?: (milliseconds: number) => Promise<unknown>
  /** At least 0 and below 1; spreads the pauses of many processes. */
  readonly random?: () => number
}

export function createAskGithub(options: AskOptions): AskGithub {
  const { octokit, clock, log, sleep = sleepFor, random = Math.random } = options

  async function attempt<Answer>(question: Question<Answer>): Promise<Answer> {
    const { what, answer } = question
    const response = await octokit()
      .then(({ rest }) => question.send(rest))
      .catch((error: unknown) => {
        throw toServiceError(what, error, clock.now())
      })
    const parsed = answer.safeParse(response.data)
    if (parsed.success) return parsed.data
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new ExternalServiceError(`${what}: the answer cannot be read${place && ` (${place})`}`, {
      service: 'GitHub',
      retryable: true,
      publicMessage: 'GitHub gave an answer that cannot be read; it is asked again.',
      cause: parsed.error,
    })
  }

  return async (question) => {
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(question)
      } catch (error) {
        if (count === maxAttempts || !isWorthRepeating(error, question.repeatOn)) throw error
        log.debug({ what: question.what, attempt: count, error: String(error) }, 'asking GitHub again')
        await sleep(firstPauseMs * 2 ** (count - 1) * (0.5 + random()))
      }
    }
  }
}

/** The same, with undefined for what GitHub says is not there. */
export async function askFor<Answer>(
  ask: AskGithub,
  question: Question<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask(question)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ExternalServiceError && error.status === 404
}

function isWorthRepeating(error: unknown, repeatOn: Question<unknown>['repeatOn']): boolean {
  if (!(error instanceof ExternalServiceError) || error.retryAfterMs !== undefined) return false
  const lagging = error.status !== undefined && lagStatuses.includes(error.status)
  const outage = error.retryable && !lagging
  switch (repeatOn) {
    case 'outage':
      return outage
    case 'lag':
      return lagging
    case 'outage_and_lag':
      return outage || lagging
    case 'never':
      return false
  }
}
