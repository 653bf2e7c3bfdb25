import * as z from 'zod'
import { ApiError } from './api-error.ts'
import type { Knobs, RequestFault, Trouble } from './knobs.ts'

const maxPatternLength = 200
const Count = z.int().min(0).max(1_000_000)
const Headers = z.record(z.string(), z.string())

const Match = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    path: z.string().optional(),
    pattern: z.string().max(maxPatternLength).optional(),
  })
  .refine(
    ({ path, pattern }) => (path === undefined) !== (pattern === undefined),
    'needs a path or a pattern',
  )
const scope = { match: Match, times: Count.default(1), when: z.enum(['before', 'after']).optional() }
const Fault = z.union([
  z.strictObject({ ...scope, status: z.int().min(0).max(599), headers: Headers.optional() }),
  z.strictObject({
    ...scope,
    limit: z.literal('secondary'),
    status: z.union([z.literal(403), z.literal(429)]).optional(),
    retryAfterSeconds: Count.optional(),
  }),
  z.strictObject({ ...scope, limit: z.literal('primary'), resetInSeconds: Count.optional() }),
  z.strictObject({ ...scope, slowMs: Count }),
])
const Wish = z.strictObject({
  failNextDeliveries: Count.optional(),
  duplicateNext: Count.optional(),
  reorderNext: Count.optional(),
  delayMs: Count.optional(),
  failRequests: z.array(Fault).max(100).default([]),
  hideCreated: z.strictObject({ resources: Count, times: Count }).optional(),
  expireTokens: z.literal(true).optional(),
})

/** Turns knobs as a JSON object says, whose fields are named as the knobs are. Throws 422 with what is wrong. */
export function turnKnobs(knobs: Knobs, wish: unknown): void {
  const parsed = Wish.safeParse(wish)
  if (!parsed.success) throw new ApiError(422, z.prettifyError(parsed.error))
  const { data } = parsed
  const faults = data.failRequests.map(faultOf)
  if (data.failNextDeliveries !== undefined) knobs.failNextDeliveries(data.failNextDeliveries)
  if (data.duplicateNext !== undefined) knobs.duplicateNext(data.duplicateNext)
  if (data.reorderNext !== undefined) knobs.reorderNext(data.reorderNext)
  if (data.delayMs !== undefined) knobs.delayMs = data.delayMs
  if (data.hideCreated !== undefined) knobs.hideCreated(data.hideCreated)
  if (data.expireTokens === true) knobs.expireTokens()
  for (const fault of faults) knobs.failRequests(fault)
}

function faultOf({ match, times, when, ...trouble }: z.infer<typeof Fault>): RequestFault {
  return {
    match: { path: pathOf(match), ...(match.method === undefined ? {} : { method: match.method }) },
    times,
    ...(when === undefined ? {} : { when }),
    ...withoutGaps(trouble),
  }
}

/** What is not given is left out, as the type of a trouble asks. */
function withoutGaps(trouble: object): Trouble {
  return Object.fromEntries(Object.entries(trouble).filter(([, value]) => value !== undefined)) as Trouble
}

function pathOf({ path, pattern }: z.infer<typeof Match>): string | RegExp {
  if (pattern === undefined) return path ?? ''
  try {
    return new RegExp(pattern)
  } catch {
    throw new ApiError(422, `the pattern "${pattern}" is no regular expression`)
  }
}
