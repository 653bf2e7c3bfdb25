import * as z from 'zod'
import { checkId } from '../workflow/check-id.ts'
import { type Common, keyOf } from './payload.ts'
import type { OurApp } from './trigger.ts'

export const CheckRun = z.object({
  external_id: z.string().nullish(),
  app: z.object({ slug: z.string().nullish() }).nullish(),
})

const idPattern = /^[^\s#|]{1,150}#(\d{1,10})\|([^\s|]{1,100})\|(plan|apply)$/

/** The request and the stack that a check run of ours stands for. */
export function readCheckRun(
  common: Common,
  { external_id: id, app: maker }: z.infer<typeof CheckRun>,
  app: OurApp,
): { readonly requestKey: string; readonly stack: string } | undefined {
  if (maker?.slug !== app.slug) return undefined
  const [whole, number, stack, check] = idPattern.exec(id ?? '') ?? []
  if (whole === undefined || stack === undefined || (check !== 'plan' && check !== 'apply')) return undefined
  const requestKey = keyOf(common, Number(number))
  const isHere = whole.toLowerCase() === checkId(requestKey, stack, check).toLowerCase()
  return isHere ? { requestKey, stack } : undefined
}
