import * as z from 'zod'

/** GitHub's answers, cut down to the fields that are used. */

/** An answer nobody looks at. */
export const Anything = z.unknown()

const Author = z.object({ login: z.string() }).nullish()
const ViaApp = z.object({ slug: z.string().optional() }).nullish()

export const RepositoryFacts = z.object({ default_branch: z.string() })

export const FileEntry = z.object({
  type: z.string(),
  name: z.string(),
  size: z.number(),
  sha: z.string(),
})
export type FileEntry = z.infer<typeof FileEntry>
export const FileContent = FileEntry.extend({
  encoding: z.string().optional(),
  content: z.string().optional(),
})
export const Contents = z.union([z.array(FileEntry), FileContent])

export const Blob = z.object({ content: z.string(), encoding: z.string() })

export const Permission = z.object({ permission: z.string(), role_name: z.string().optional() })
export const Membership = z.object({ state: z.string() })

export const Comment = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: Author,
  performed_via_github_app: ViaApp,
})
export const CommentPage = z.array(Comment)

export const Reference = z.object({ object: z.object({ sha: z.string() }) })
const Signature = z.object({ name: z.string(), email: z.string() })
export const Commit = z.object({
  sha: z.string(),
  message: z.string(),
  tree: z.object({ sha: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
  author: Signature,
  committer: Signature,
})
export type Commit = z.infer<typeof Commit>
export const Tree = z.object({
  sha: z.string(),
  truncated: z.boolean().default(false),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string().nullish() })),
})
export type Tree = z.infer<typeof Tree>
export const Made = z.object({ sha: z.string() })

export const PullRequest = z.object({
  number: z.number(),
  html_url: z.string(),
  state: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  user: Author,
})
export type PullRequest = z.infer<typeof PullRequest>
export const PullRequestPage = z.array(PullRequest)

export const CheckRunPage = z.object({
  check_runs: z.array(z.object({ id: z.number(), external_id: z.string().nullish(), app: ViaApp })),
})
