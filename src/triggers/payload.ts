import * as z from 'zod'
import { type Origin, requestKey } from '../domain/request-state.ts'
import { cutText } from './cut-text.ts'
import type { OurApp } from './trigger.ts'

/** Webhook payloads, cut down to the fields that are used ("Webhook events and payloads", GitHub, 2026). */

const Account = z.object({ login: z.string(), type: z.string() })
type Account = z.infer<typeof Account>

/** Whoever wrote something; null when the account is gone. */
export const Author = z.object({ login: z.string() }).nullish()
export type Author = z.infer<typeof Author>

/** A text of somebody's, cut to what is kept; nothing is the empty text. */
export const Text = z
  .string()
  .nullish()
  .transform((text) => cutText(text ?? ''))

export const Common = z.object({
  sender: Account,
  installation: z.object({ id: z.number() }),
  repository: z.object({
    name: z.string(),
    owner: z.object({ login: z.string() }),
    default_branch: z.string(),
  }),
})
export type Common = z.infer<typeof Common>

export const Issue = z.object({
  number: z.number(),
  title: z.string().transform(cutText),
  body: Text,
  user: Author,
  /** Present when the issue is a pull request. */
  pull_request: z.unknown().optional(),
})

const End = z.object({ ref: z.string(), sha: z.string(), repo: z.object({ id: z.number() }).nullable() })

export const PullRequest = z.object({
  number: z.number(),
  body: Text,
  user: Author,
  head: End,
  base: End,
})
export type PullRequest = z.infer<typeof PullRequest>

/** Words and buttons count only from people: another bot cannot speak, and we do not answer ourselves. */
export function isPerson({ type, login }: Account, app: OurApp): boolean {
  return type !== 'Bot' && !isUs({ login }, app)
}

export function isUs(account: Author, { slug }: OurApp): boolean {
  return account?.login === `${slug}[bot]`
}

/** Where the request of an issue of this repository lives. */
export function originOf({ installation, repository }: Common, issue: number): Origin {
  return {
    installationId: installation.id,
    owner: repository.owner.login,
    repository: repository.name,
    issue,
  }
}

export function keyOf(common: Common, issue: number): string {
  return requestKey(originOf(common, issue))
}
