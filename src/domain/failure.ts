import * as z from 'zod'

/**
 * Why a plan or an apply did not succeed, ready to be shown.
 * `message` is the tool's own first error line, without secrets; `excerpt` a few lines of it; `advice` is filled
 * in from the capability's rules when one fits.
 */
export const Failure = z.object({
  message: z.string(),
  address: z.string().optional(),
  excerpt: z.string(),
  advice: z
    .object({
      key: z.string(),
      because: z.string(),
      help: z.string(),
      retry: z.enum(['automatic', 'after_change', 'person']),
    })
    .optional(),
})
export type Failure = z.infer<typeof Failure>
