import * as z from 'zod'
import { ExternalServiceError } from '../../domain/errors.ts'

const repository = '/repos/acme/infra'

const Comment = z.object({ id: z.number(), body: z.string(), user: z.object({ login: z.string() }) })
const Pull = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  merged_at: z.string().nullish(),
  head: z.object({ sha: z.string(), ref: z.string() }),
  merge_commit_sha: z.string().nullable(),
})
const CheckRun = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  output: z.object({ title: z.string().nullable(), summary: z.string().nullable() }),
})
const Issue = z.object({ number: z.number(), state: z.string(), title: z.string() })

export type Comment = z.infer<typeof Comment>
export type Pull = z.infer<typeof Pull>
export type CheckRun = z.infer<typeof CheckRun>

/** What people of a story see and do on GitHub, over its API and with their own tokens. */
export interface GithubPeople {
  openIssue(as: string, title: string, body: string): Promise<number>
  issueIsOpen(issue: number): Promise<boolean>
  comment(as: string, issue: number, body: string): Promise<void>
  comments(issue: number): Promise<Comment[]>
  pullRequest(issue: number): Promise<Pull | undefined>
  checks(sha: string): Promise<CheckRun[]>
  approve(as: string, pull: Pull): Promise<void>
  merge(as: string, pull: Pull): Promise<void>
}

export function createGithubPeople(url: string, tokens: Readonly<Record<string, string>>): GithubPeople {
  const call = async (as: string, method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}${repository}${path}`, {
      method,
      headers: { authorization: `token ${tokens[as] ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (response.ok) return response.json()
    throw new ExternalServiceError(
      `${as}: ${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`,
      { service: 'GitHub double', status: response.status, retryable: false },
    )
  }
  const read = (path: string) => call('alice', 'GET', path)
  return {
    async openIssue(as, title, body) {
      return Issue.parse(await call(as, 'POST', '/issues', { title, body })).number
    },
    async issueIsOpen(issue) {
      return Issue.parse(await read(`/issues/${issue}`)).state === 'open'
    },
    async comment(as, issue, body) {
      await call(as, 'POST', `/issues/${issue}/comments`, { body })
    },
    async comments(issue) {
      return z.array(Comment).parse(await read(`/issues/${issue}/comments?per_page=100`))
    },
    async pullRequest(issue) {
      const pulls = z.array(Pull).parse(await read('/pulls?state=all&per_page=100'))
      return pulls.find(({ head }) => head.ref.startsWith(`planwright/${issue}-`))
    },
    async checks(sha) {
      const answer = z
        .object({ check_runs: z.array(CheckRun) })
        .parse(await read(`/commits/${sha}/check-runs?per_page=100`))
      return answer.check_runs
    },
    async approve(as, pull) {
      await call(as, 'POST', `/pulls/${pull.number}/reviews`, { event: 'APPROVE', commit_id: pull.head.sha })
    },
    async merge(as, pull) {
      await call(as, 'PUT', `/pulls/${pull.number}/merge`, { sha: pull.head.sha })
    },
  }
}
