import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Comment,
  createGithubPeople,
  type GithubPeople,
  type Pull,
} from '../../src/cli/demo/github-people.ts'
import { isBot } from '../../src/cli/demo/observe.ts'
import { startWorld, type World, type WorldOptions } from '../../src/cli/demo/world.ts'

/** The whole product with its people, for scenarios that play many issues in one world. */
export interface BotWorld extends World {
  readonly people: GithubPeople
  /** Opens an issue as alice, unless somebody else is named. */
  ask(title: string, body?: string, as?: string): Promise<number>
  /** The bot's status comment once `holds` is true of it. */
  status(issue: number, holds?: (body: string) => boolean): Promise<string>
  /** The first comment of the bot that `holds`, once it is there. */
  answer(issue: number, holds: (body: string) => boolean): Promise<string>
  botComments(issue: number): Promise<Comment[]>
  pullRequest(issue: number): Promise<Pull>
  eventually<T>(look: () => Promise<T | undefined>, what: string): Promise<T>
}

const patienceMs = 60_000

export async function startBotWorld(options: Partial<WorldOptions> = {}): Promise<BotWorld> {
  const world = await startWorld({ faults: [], timeScale: 0, ...options })
  const people = createGithubPeople(world.github.url, world.github.tokens)
  const eventually = async <T>(look: () => Promise<T | undefined>, what: string): Promise<T> => {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const seen = await look()
      if (seen !== undefined) return seen
      if (Date.now() > deadline) throw new Error(`${what} did not come within ${patienceMs / 1000} s`)
      await sleep(100)
    }
  }
  const botComments = async (issue: number) => (await people.comments(issue)).filter(isBot)
  const answer = (issue: number, holds: (body: string) => boolean) =>
    eventually(
      async () => (await botComments(issue)).find(({ body }) => holds(body))?.body,
      `the answer on #${issue}`,
    )
  return {
    ...world,
    people,
    eventually,
    botComments,
    answer,
    ask: (title, body = '', as = 'alice') => people.openIssue(as, title, body),
    status: (issue, holds = () => true) =>
      answer(issue, (body) => body.includes('/status -->') && holds(body)),
    pullRequest: (issue) => eventually(() => people.pullRequest(issue), `the pull request of #${issue}`),
  }
}
