import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryFiles } from '../../sandbox/stories/repository.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

const policyPath = '.github/planwright.yml'
const policy = repositoryFiles[policyPath] ?? ''
const wish = 'Open tcp 443 from 10.20.0.0/16 to 10.50.4.11 for team payments in staging'

/** Commits a file to the default branch, or removes it. */
async function commit(world: BotWorld, content: string | undefined): Promise<void> {
  const url = `${world.github.url}/repos/acme/infra/contents/${policyPath}`
  const headers = {
    authorization: `token ${world.github.tokens['carol']}`,
    'content-type': 'application/json',
  }
  const { sha }: { sha: string } = JSON.parse(await (await fetch(url, { headers })).text())
  const change =
    content === undefined
      ? { method: 'DELETE', body: { message: 'Remove the configuration', sha } }
      : {
          method: 'PUT',
          body: {
            message: 'Change the configuration',
            sha,
            content: Buffer.from(content).toString('base64'),
          },
        }
  const response = await fetch(url, { ...change, headers, body: JSON.stringify(change.body) })
  expect(response.ok).toBe(true)
}

describe('on the sandbox cloud', () => {
  let world: BotWorld
  beforeAll(async () => {
    world = await startBotWorld()
  }, 120_000)
  afterAll(() => world.close())

  it(
    verifies(['cloud.guard-subscription'], 'refuses a repository that names a real subscription'),
    async () => {
      await commit(world, policy.replaceAll('5a4db0c5-', '8d3f2a10-'))
      const issue = await world.ask(wish)
      const told = await world.answer(issue, (body) => body.includes('subscription'))
      expect(told).toContain(
        'this Planwright runs on the sandbox cloud, whose subscriptions begin with 5a4db0c5-',
      )
    },
  )

  it(verifies(['cloud.guard-banner'], 'says on everything it shows that nothing is real'), async () => {
    await commit(world, policy)
    const banner = 'Sandbox: nothing here is built in a real cloud.'
    const issue = await world.ask(wish)
    expect(await world.status(issue)).toContain(banner)
    await world.people.comment('alice', issue, 'yes')
    const pull = await world.pullRequest(issue)
    const described = await world.people.pullRequest(issue)
    expect(JSON.stringify(described)).toContain(banner)
    const check = await world.eventually(async () => {
      const checks = await world.people.checks(pull.head.sha)
      return checks.find(({ name, status }) => name === 'plan / firewall' && status === 'completed')
    }, 'the plan')
    expect(check.output.summary).toContain(banner)
  })
})

describe('on Azure', () => {
  let world: BotWorld
  beforeAll(async () => {
    world = await startBotWorld({ environment: { PLANWRIGHT_CLOUD: 'azure' } })
  }, 120_000)
  afterAll(() => world.close())

  it(
    verifies(['cloud.guard-subscription'], 'refuses a repository that names a subscription of the sandbox'),
    async () => {
      const issue = await world.ask(wish)
      const told = await world.answer(issue, (body) => body.includes('subscription'))
      expect(told).toContain(
        '5a4db0c5-... is a subscription of the sandbox cloud, and this Planwright builds in Azure',
      )
    },
  )

  it('has no subscription for a repository that names none', async () => {
    await commit(world, undefined)
    const issue = await world.ask(wish)
    const told = await world.answer(issue, (body) => body.includes(policyPath))
    expect(told).toContain('add one that names the subscription of each environment')
  })
})
