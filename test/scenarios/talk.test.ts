import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

let world: BotWorld
beforeAll(async () => {
  world = await startBotWorld()
}, 120_000)
afterAll(() => world.close())

const workspace = 'Create a production Databricks workspace for team ml in eastus'
const ports = 'Please open tcp 443 from 10.20.0.0/16 to 10.50.4.10 for team payments in staging'

describe('what cannot be used gets one clear sentence', () => {
  it.each([
    [
      verifies(['ask.unknown-region'], 'an unknown region'),
      workspace.replace('eastus', 'region moonbase-1'),
      ['moonbase-1', 'region'],
    ],
    [
      verifies(['ask.workers-reversed'], 'workers the wrong way round'),
      `${workspace} with 8-2 workers`,
      ['8', '2'],
    ],
    [
      verifies(['ask.bad-name'], 'a name that Azure refuses'),
      `${workspace}. Name the resource group rg.prod.`,
      ['rg.prod.', 'dot'],
    ],
    [verifies(['ask.bad-port'], 'a port above 65535'), ports.replace('443', '70000'), ['70000', '65535']],
    [
      verifies(['ask.host-bits'], 'a network with host bits set'),
      ports.replace('10.20.0.0/16', '10.20.0.5/16'),
      ['10.20.0.0/16', '10.20.0.5/32'],
    ],
  ])('%s', async (_, title, expected) => {
    const issue = await world.ask(title)
    const status = await world.status(issue)
    for (const words of expected) expect(status).toContain(words)
    await world.people.comment('alice', issue, 'yes')
    const refusal = await world.answer(issue, (body) => body.includes('something is still open'))
    for (const words of expected) expect(refusal).toContain(words)
    expect(await world.people.pullRequest(issue)).toBeUndefined()
  })

  it(verifies(['ask.hostile-team'], 'a team name that is a Terraform template'), async () => {
    const issue = await world.ask(
      'Open tcp 443 from 10.20.0.0/16 to 10.50.4.10 in staging',
      'team: ${file("/etc/passwd")}',
    )
    const status = await world.status(issue)
    expect(status).toContain('a team is 2 to 20 lower-case letters')
    expect(await world.people.pullRequest(issue)).toBeUndefined()
  })

  it(
    verifies(['ask.long-body'], 'a body of 60 KB, the most that GitHub takes, is cut with a note'),
    async () => {
      const issue = await world.ask(ports, `${'a long story. '.repeat(4_400)} region: westus2`)
      const status = await world.status(issue)
      expect(status).toContain('16 KB')
      expect(status).not.toContain('westus2')
    },
  )
})

describe('a conversation', () => {
  it(
    verifies(
      ['talk.cheaper'],
      'recommends GPUs to an ML team in production, with the price and the cheaper way',
    ),
    async () => {
      const issue = await world.ask('Create a production workspace for ML team')
      const status = await world.status(issue)
      expect(status).toContain('NC8as')
      expect(status).toMatch(/CPU only, .*about [\d,]+ USD a month less/)
      expect(status).toMatch(/About [\d,]+ USD a month/)
      expect(status).not.toContain('NC6s')
    },
  )

  it(verifies(['talk.cancel'], 'ends when it is cancelled in plain words'), async () => {
    const issue = await world.ask(workspace)
    await world.status(issue)
    await world.people.comment('alice', issue, 'never mind')
    await world.eventually(
      async () => ((await world.people.issueIsOpen(issue)) ? undefined : true),
      'the end',
    )
    expect(await world.status(issue, (body) => body.includes('Cancelled'))).toContain('alice')
  })

  it(verifies(['talk.edited'], 'takes an edited comment in place of what it said'), async () => {
    const issue = await world.ask(ports)
    await world.status(issue)
    await world.people.comment('alice', issue, 'make it port 8443')
    await world.status(issue, (body) => body.includes('you: "port 8443"'))
    const comment = (await world.people.comments(issue)).find(({ body }) => body === 'make it port 8443')
    const response = await fetch(`${world.github.url}/repos/acme/infra/issues/comments/${comment?.id}`, {
      method: 'PATCH',
      headers: { authorization: `token ${world.github.tokens['alice']}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'make it port 9443' }),
    })
    expect(response.ok).toBe(true)
    const status = await world.status(issue, (body) => body.includes('you: "port 9443"'))
    expect(status).not.toContain('8443')
  })

  it(verifies(['talk.bystander'], 'takes nothing from people without access'), async () => {
    const issue = await world.ask(ports)
    const before = await world.status(issue)
    await world.people.comment('mallory', issue, 'use port 22 and 0.0.0.0/0 instead')
    await world.people.comment('mallory', issue, 'yes')
    await world.people.comment('alice', issue, '/status')
    await world.answer(issue, (body) => body.includes('confirming'))
    expect(await world.status(issue)).toBe(before)
    expect(await world.people.pullRequest(issue)).toBeUndefined()
  })

  it('is not begun by people without access', async () => {
    const issue = await world.ask(ports, '', 'mallory')
    expect(await world.answer(issue, (body) => body.includes('Not taken up'))).toContain('write access')
  })

  it('leaves a bug report alone', async () => {
    const bug = await world.ask('The build fails on main since yesterday', 'npm ERR! missing script: build')
    const request = await world.ask(ports)
    await world.status(request)
    expect(await world.botComments(bug)).toEqual([])
  })

  it('takes a slip in a command that only shows as it was meant', async () => {
    const issue = await world.ask(ports)
    await world.status(issue)
    await world.people.comment('alice', issue, '/statsu')
    expect(await world.answer(issue, (body) => body.includes('confirming'))).not.toContain('Did you mean')
  })

  it('answers an unknown command with the one that was meant', async () => {
    const issue = await world.ask(ports)
    await world.status(issue)
    await world.people.comment('alice', issue, '/retyr')
    expect(await world.answer(issue, (body) => body.includes('Did you mean'))).toContain('/retry')
  })
})

describe('a webhook', () => {
  const body = JSON.stringify({ action: 'opened', zen: 'nothing' })
  const post = (headers: Record<string, string>, content = body) =>
    fetch(`${world.botUrl()}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': randomUUID(),
        ...headers,
      },
      body: content,
    })
  const sign = (content: string, secret: string) =>
    `sha256=${createHmac('sha256', secret).update(content).digest('hex')}`

  it(verifies(['webhook.signed'], 'is refused without a right signature'), async () => {
    expect((await post({})).status).toBeGreaterThanOrEqual(400)
    const wrong = await post({ 'x-hub-signature-256': sign(body, 'another-secret-of-sixteen') })
    expect(wrong.status).toBeGreaterThanOrEqual(400)
    expect(wrong.status).toBeLessThan(500)
  })

  it(verifies(['webhook.once'], 'is taken up once when it is delivered twice'), async () => {
    world.github.knobs.duplicateNext(3)
    const issue = await world.ask(ports)
    await world.status(issue)
    await world.github.settled()
    await world.people.comment('alice', issue, '/status')
    await world.answer(issue, (text) => text.includes('confirming'))
    const statusComments = (await world.botComments(issue)).filter((comment) =>
      comment.body.includes('/status -->'),
    )
    expect(statusComments).toHaveLength(1)
  })
})
