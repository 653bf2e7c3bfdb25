import type { Octokit } from 'octokit'
import type { RepositoryForge } from '../../../src/ports/forge.ts'

/** What an action works on. */
export interface Stage {
  readonly repository: RepositoryForge
  readonly alice: Octokit
}

/** Something that the bot does at GitHub, on things of its own each time. */
export interface Action {
  readonly name: string
  prepare(stage: Stage): Promise<Attempt>
}

interface Attempt {
  /** Does it, or finishes what an earlier call left undone. */
  readonly act: () => Promise<unknown>
  /** What can be seen of it afterwards; the same for every attempt at one action. */
  readonly seen: () => Promise<unknown>
}

export const at = { owner: 'acme', repo: 'infra' } as const
const marker = '<!-- planwright:acme/infra#1/comment/1 -->'
let count = 0

/** Everything that the bot does, each call of its adapter at least once. */
export const actions: readonly Action[] = [
  reading('reads a file', ({ repository }) => repository.readFile('stacks/dev/main.tf')),
  reading('reads a folder', ({ repository }) => repository.readFolder('stacks/dev', 'main')),
  reading('asks for a role', ({ repository }) => repository.role('alice')),
  reading('asks for a team', ({ repository }) => repository.isTeamMember('platform', 'carol')),
  withIssue('comments', ({ repository }, issue) => ({
    act: async () => {
      if ((await repository.findComment(issue, marker)) === undefined) {
        await repository.createComment(issue, `Reading.\n${marker}`)
      }
    },
  })),
  withIssue('edits its comment', async ({ repository }, issue) => {
    const id = await repository.createComment(issue, 'Reading.')
    return { act: () => repository.updateComment(id, 'Read.') }
  }),
  withIssue('deletes its comment', async ({ repository }, issue) => {
    const id = await repository.createComment(issue, 'Reading.')
    return { act: () => repository.deleteComment(id) }
  }),
  withIssue('acknowledges an issue', ({ repository }, issue) => ({
    act: () => repository.acknowledge(issue, null),
  })),
  withIssue('acknowledges a comment', async ({ repository }, issue) => {
    const id = await repository.createComment(issue, 'A word.')
    return { act: () => repository.acknowledge(issue, id) }
  }),
  withIssue('closes an issue', ({ repository }, issue) => ({
    act: () => repository.closeIssue(issue, 'completed'),
  })),
  withPull('opens a pull request', ({ repository }, wish) => ({
    act: () => repository.openPullRequest(wish),
  })),
  withPull('replaces what it proposed', async ({ repository }, wish) => {
    await repository.openPullRequest(wish)
    const [path = ''] = Object.keys(wish.files)
    const other = { ...wish, title: 'Another title', files: { [path]: 'a = 2\n' } }
    return { act: () => repository.openPullRequest(other) }
  }),
  withPull('edits its pull request', async ({ repository }, wish) => {
    const { number } = await repository.openPullRequest(wish)
    return { act: () => repository.updatePullRequestBody(number, 'Edited.') }
  }),
  withPull('closes its pull request', async ({ repository }, wish) => {
    const { number } = await repository.openPullRequest(wish)
    return { act: () => repository.closePullRequest(number) }
  }),
  withPull('shows a check run', async ({ repository }, wish) => {
    const { headSha } = await repository.openPullRequest(wish)
    return { act: () => repository.putCheckRun(checkRun(headSha, 'in_progress')) }
  }),
  withPull('edits its check run', async ({ repository }, wish) => {
    const { headSha } = await repository.openPullRequest(wish)
    await repository.putCheckRun(checkRun(headSha, 'in_progress'))
    return { act: () => repository.putCheckRun(checkRun(headSha, 'completed')) }
  }),
]

type Acting = Pick<Attempt, 'act'>
type Wish = Parameters<RepositoryForge['openPullRequest']>[0]

function reading(name: string, read: (stage: Stage) => Promise<unknown>): Action {
  return {
    name,
    prepare(stage) {
      let answer: unknown
      const act = async () => {
        answer = await read(stage)
      }
      return Promise.resolve({ act, seen: () => Promise.resolve(answer) })
    },
  }
}

function withIssue(name: string, prepare: (stage: Stage, issue: number) => Acting | Promise<Acting>): Action {
  return {
    name,
    async prepare(stage) {
      const { rest } = stage.alice
      const issue_number = (await rest.issues.create({ ...at, title: name })).data.number
      const { act } = await prepare(stage, issue_number)
      return {
        act,
        seen: async () => {
          const { data: issue } = await rest.issues.get({ ...at, issue_number })
          const { data: comments } = await rest.issues.listComments({ ...at, issue_number })
          return [
            issue.state,
            issue.reactions?.eyes,
            comments.map(({ body, reactions }) => [body, reactions?.eyes]),
          ]
        },
      }
    },
  }
}

function withPull(name: string, prepare: (stage: Stage, wish: Wish) => Acting | Promise<Acting>): Action {
  return {
    name,
    async prepare(stage) {
      count += 1
      const { rest } = stage.alice
      const branch = `planwright/${count}-web`
      const folder = `stacks/prod/web-${count}`
      const texts = { commitMessage: 'Add a web server', title: 'Add a web server', body: 'Why.' }
      const wish = { branch, files: { [`${folder}/main.tf`]: 'a = 1\n' }, folders: [folder], ...texts }
      const { act } = await prepare(stage, wish)
      return {
        act,
        seen: async () => {
          const { data } = await rest.pulls.list({ ...at, head: `acme:${branch}`, state: 'all' })
          const compared = await rest.repos.compareCommitsWithBasehead({
            ...at,
            basehead: `main...${branch}`,
          })
          const runs = await rest.checks.listForRef({ ...at, ref: branch, filter: 'all' })
          return [
            data.map(({ title, body, state }) => [title, body, state]),
            compared.data.ahead_by,
            compared.data.files?.map(({ patch }) => patch),
            runs.data.check_runs.map((run) => [run.name, run.status, run.conclusion]),
          ]
        },
      }
    },
  }
}

function checkRun(headSha: string, status: 'in_progress' | 'completed') {
  return {
    externalId: 'acme/infra#1|web|plan',
    headSha,
    name: 'plan / web',
    status,
    ...(status === 'completed' ? { conclusion: 'success' as const } : {}),
    title: 'Plan',
    summary: 'A plan.',
    actions: [],
  }
}
