import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type GithubDouble, startGithub } from '../../../sandbox/github/github.ts'
import { commandSeed } from '../../../sandbox/github/world/command-seed.ts'
import { verifies } from '../../scenarios/requirements.ts'

const issueCount = 400
const refuseEvery = 10
const repositories = [
  { owner: 'acme', repo: 'infra' },
  { owner: 'globex', repo: 'network' },
] as const

const Opened = z.object({
  action: z.string(),
  issue: z.object({ number: z.number() }),
  repository: z.object({ full_name: z.string() }),
  installation: z.object({ id: z.number() }),
})

/** A bot that answers every issue once and refuses every tenth delivery, as a bot does while it is started anew. */
interface Bot {
  readonly server: Server
  readonly app: App
  /** Guids of deliveries that it took, in their order, with the place of the issue. */
  readonly taken: { readonly guid: string; readonly repository: string; readonly number: number }[]
  readonly refused: Set<string>
  idle(): Promise<void>
}

describe('a burst of issues', () => {
  let directory: string
  let github: GithubDouble
  let bot: Bot
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'github-burst-'))
    github = await startGithub({ directory, seed: commandSeed() })
    bot = await startBot(github)
    github.setWebhookUrl(`http://127.0.0.1:${(bot.server.address() as AddressInfo).port}/`)
  })
  afterAll(async () => {
    await github.close()
    bot.server.closeAllConnections()
    await new Promise((resolve) => bot.server.close(resolve))
    await rm(directory, { recursive: true })
  })

  it(
    verifies(
      ['github.burst'],
      'is answered without loss, in order and once, though the bot refuses every tenth delivery',
    ),
    async () => {
      const alice = clientOf(github, github.tokens['alice'] ?? '')
      await Promise.all(
        Array.from({ length: issueCount }, (_, index) =>
          alice.rest.issues.create({
            ...(repositories[index % repositories.length] ?? repositories[0]),
            title: `Issue ${index}`,
          }),
        ),
      )
      await github.settled()
      const first = github.deliveries().filter(({ event }) => event === 'issues')
      expect(first).toHaveLength(issueCount)
      expect(new Set(first.map(({ guid }) => guid)).size).toBe(issueCount)
      for (const { owner, repo } of repositories) {
        const numbers = bot.taken
          .filter(({ repository }) => repository === `${owner}/${repo}`)
          .map((one) => one.number)
        expect(numbers).toEqual(numbers.toSorted((left, right) => left - right))
      }
      expect(bot.refused.size).toBe(issueCount / refuseEvery)

      const failed = await failedDeliveries(bot.app)
      expect(new Set(failed.map(({ guid }) => guid))).toEqual(bot.refused)
      for (const { id } of failed)
        await bot.app.octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id })
      await github.settled()
      await bot.idle()
      await github.settled()

      expect(bot.taken).toHaveLength(issueCount)
      expect(new Set(bot.taken.map(({ guid }) => guid)).size).toBe(issueCount)
      for (const place of repositories) {
        const comments = await alice.paginate(alice.rest.issues.listCommentsForRepo, {
          ...place,
          per_page: 100,
        })
        const numbers = comments.map(({ issue_url }) => Number(issue_url.split('/').at(-1)))
        expect(numbers.toSorted((left, right) => left - right)).toEqual(
          Array.from({ length: issueCount / repositories.length }, (_, index) => index + 1),
        )
      }
    },
  )
})

async function startBot(github: GithubDouble): Promise<Bot> {
  const { id, privateKey, installations } = github.app
  const app = new App({ appId: id, privateKey, Octokit: quiet(github) })
  const clients = new Map<number, Octokit>()
  for (const installation of installations)
    clients.set(installation.id, await app.getInstallationOctokit(installation.id))
  const taken: Bot['taken'] = []
  const refused = new Set<string>()
  const work: Promise<unknown>[] = []
  let arrived = 0

  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      const guid = String(request.headers['x-github-delivery'])
      const isIssue = request.headers['x-github-event'] === 'issues'
      if (isIssue && !refused.has(guid)) arrived += 1
      if (isIssue && !refused.has(guid) && arrived % refuseEvery === 0) {
        refused.add(guid)
        response.writeHead(503).end()
        return
      }
      if (isIssue) answer(guid, Opened.parse(JSON.parse(text)))
      response.writeHead(202).end()
    })
  })

  function answer(guid: string, { issue, repository, installation }: z.infer<typeof Opened>): void {
    taken.push({ guid, repository: repository.full_name, number: issue.number })
    const [owner = '', repo = ''] = repository.full_name.split('/')
    const client = clients.get(installation.id)
    work.push(
      client?.rest.issues.createComment({ owner, repo, issue_number: issue.number, body: 'Seen.' }) ??
        Promise.reject(new Error('an unknown installation')),
    )
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, app, taken, refused, idle: () => Promise.all(work).then(() => undefined) }
}

/** What a bot does after a pause: reads the log and collects what never arrived. */
async function failedDeliveries(app: App): Promise<{ readonly id: number; readonly guid: string }[]> {
  const failed: { id: number; guid: string }[] = []
  const pages = app.octokit.paginate.iterator(app.octokit.rest.apps.listWebhookDeliveries, { per_page: 100 })
  for await (const { data } of pages) failed.push(...data.filter((delivery) => delivery.status_code >= 400))
  return failed.toSorted((left, right) => left.id - right.id)
}

function quiet({ url }: GithubDouble) {
  return Octokit.defaults({ baseUrl: url, throttle: { enabled: false }, retry: { enabled: false } })
}

function clientOf(github: GithubDouble, auth: string): Octokit {
  const Client = quiet(github)
  return new Client({ auth })
}
