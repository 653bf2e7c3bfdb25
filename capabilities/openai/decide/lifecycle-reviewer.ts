import * as z from 'zod'
import { Finding, type Step } from '#capability'
import { daysUntil, retiringSoon } from '../retiring.ts'
import { type Placement, retiringCode, type SearchInput } from './matrix-search.ts'

/** Objects to models that end soon. */
export const lifecycleReviewer: Step<
  { readonly input: SearchInput; readonly proposal: Placement },
  Finding[]
> = {
  id: 'lifecycle-reviewer',
  role: 'objects to models that Azure retires soon',
  out: z.array(Finding),
  rule({ input: { context }, proposal }) {
    return retiringSoon(proposal.models?.value ?? [], context.today).map(({ name, on }) => ({
      reviewer: 'lifecycle-reviewer',
      code: retiringCode(name),
      text: `${name} retires on ${on}, in ${daysUntil(on, context.today)} days`,
    }))
  },
}
