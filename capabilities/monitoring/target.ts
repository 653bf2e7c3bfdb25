import * as z from 'zod'
import { targetKinds } from './target-kinds.ts'

/** One resource that is watched. */
export const Target = z.object({
  /** As it is called in Azure; a database is `server/database`. */
  name: z.string(),
  kind: z.enum(targetKinds),
  /** Its resource id where that is known; otherwise it is looked up by its name. */
  id: z.string().optional(),
  /** The name of its stack and folder, without what all of them begin with. */
  slug: z.string(),
  /** Resource groups that its cost is counted in, as far as they are known. */
  costGroups: z.array(z.string()),
  /** Tokens a minute that its models may take, where the request says so. */
  tokensPerMinute: z.number().optional(),
  /** Its models run on capacity that is paid for whether it is used or not. */
  provisioned: z.boolean().optional(),
  /** Ids of stacks that make it. */
  dependsOn: z.array(z.string()),
})
export type Target = z.infer<typeof Target>
