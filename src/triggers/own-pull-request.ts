import { requestMarker } from '../workflow/marker.ts'
import { type Author, type Common, isUs, keyOf, type PullRequest } from './payload.ts'
import type { OurApp } from './trigger.ts'

const branchPattern = /^planwright\/(\d{1,10})-/
const markerPattern = /<!-- planwright:request=[^\s#]{1,150}#(\d{1,10}) -->/g

/**
 * The request that a pull request belongs to: opened by our App, in this repository, from a branch of ours. Its body
 * does not count: people may edit it. Pull requests from forks belong to none.
 */
export function requestOfPullRequest(
  common: Common,
  pullRequest: PullRequest,
  app: OurApp,
): string | undefined {
  const { head, base, user } = pullRequest
  if (!isUs(user, app)) return undefined
  if (head.repo === null || head.repo.id !== base.repo?.id) return undefined
  const number = branchPattern.exec(head.ref)?.[1]
  return number === undefined ? undefined : keyOf(common, Number(number))
}

/** The same for a comment's payload, which shows no branches: by the marker of the request in the body. */
export function requestOfConversation(
  common: Common,
  conversation: { readonly body: string; readonly user?: Author },
  app: OurApp,
): string | undefined {
  if (!isUs(conversation.user, app)) return undefined
  const number = [...conversation.body.matchAll(markerPattern)].at(-1)?.[1]
  if (number === undefined) return undefined
  const key = keyOf(common, Number(number))
  const named = conversation.body.toLowerCase().includes(requestMarker(key).toLowerCase())
  return named ? key : undefined
}
