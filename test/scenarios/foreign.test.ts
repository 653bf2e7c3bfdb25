import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { freePort, startToolServer } from '../support/tool-server-process.ts'
import { verifies } from './requirements.ts'

const sample = fileURLToPath(new URL('../../examples/tool-server', import.meta.url))
const token = 'a-token-of-the-scenario'
let directory: string
let port: number
let world: BotWorld

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'planwright-foreign-'))
  port = await freePort()
  const file = join(directory, 'tool-servers.yaml')
  await writeFile(file, JSON.stringify({ version: 1, servers: await servers() }))
  world = await startBotWorld({ environment: { TOOL_SERVERS_FILE: file, QUEUE_TOKEN: token } })
}, 120_000)
afterAll(async () => {
  await world.close()
  await rm(directory, { recursive: true, force: true })
})

/** The sample as it is, the sample with another pin, and the sample on a port where nobody listens yet. */
async function servers(): Promise<object[]> {
  const text = await readFile(join(sample, 'tool-servers.yaml'), 'utf8')
  const Sample = z.object({ servers: z.array(z.object({ tools: z.array(z.looseObject({})) })) })
  const tool = Sample.parse(parse(text)).servers[0]?.tools[0] ?? {}
  const stdio = { command: process.execPath, args: [join(sample, 'server.ts')] }
  const other = (capability: string, title: string) => ({
    ...tool,
    capability,
    title,
    synonyms: [],
    examples: [],
  })
  const changed = { ...other('parcel_box', 'Parcel box'), pin: `sha256:${'0'.repeat(64)}` }
  return [
    { name: 'messaging', stdio, tools: [tool] },
    { name: 'parcels', stdio, tools: [changed] },
    {
      name: 'remote',
      http: { url: `http://127.0.0.1:${port}/`, token: 'QUEUE_TOKEN' },
      tools: [other('event_relay', 'Event relay')],
    },
  ]
}

async function fileAt(head: string, path: string): Promise<string> {
  const response = await fetch(`${world.github.url}/repos/acme/infra/contents/${path}?ref=${head}`, {
    headers: { authorization: `token ${world.github.tokens['alice']}` },
  })
  const { content } = z.object({ content: z.string() }).parse(await response.json())
  return Buffer.from(content, 'base64').toString('utf8')
}

describe('a foreign capability', () => {
  it(
    verifies(['foreign.life', 'foreign.values'], 'lives from the words of an issue to the apply'),
    async () => {
      const issue = await world.ask('We need a message queue for team payments in production')
      const asked = await world.status(issue)
      expect(asked).toContain('What is the queue name?')
      await world.people.comment('alice', issue, 'queue name: order-events\ntier: Basic')
      const ready = await world.status(issue, (body) => body.includes('Reply **yes**'))
      expect(ready).toContain('About 1.00 USD a month')
      expect(ready).toContain('foreign_capability')
      await world.people.comment('alice', issue, 'yes')
      const pull = await world.pullRequest(issue)
      const planned = await world.eventually(async () => {
        const checks = await world.people.checks(pull.head.sha)
        return checks.find(({ name, conclusion }) => name.startsWith('plan /') && conclusion !== null)
      }, 'the plan')
      expect(planned.output.title).toContain('3 to add')
      const folder = 'stacks/prod/payments/message-queue-order-events'
      expect(await fileAt(pull.head.sha, `${folder}/main.tf`)).not.toContain('order-events')
      expect(await fileAt(pull.head.sha, `${folder}/terraform.tfvars.json`)).toContain('order-events')
      expect(await fileAt(pull.head.sha, `${folder}/planwright.yaml`)).toMatch(/pin: sha256:[0-9a-f]{64}/)
      await world.people.approve('bob', pull)
      await world.people.merge('bob', pull)
      await world.answer(issue, (body) => body.includes('foreign_capability') && !body.includes('/status'))
      await world.people.comment('bob', issue, '/confirm foreign_capability')
      const merged = await world.pullRequest(issue)
      const applied = await world.eventually(async () => {
        const checks = await world.people.checks(merged.merge_commit_sha ?? '')
        return checks.find(({ name, conclusion }) => name.startsWith('apply /') && conclusion === 'success')
      }, 'the apply')
      expect(applied.output.summary).toContain('order-events')
    },
  )

  it(
    verifies(['foreign.changed'], 'is suspended with a sentence when its tool changed, and others go on'),
    async () => {
      const issue = await world.ask('We need a parcel box for team payments in staging')
      const status = await world.status(issue)
      expect(status).toContain(
        'it is suspended, because its server offers a tool that differs from the reviewed one. An operator has to review it and set the new pin.',
      )
      await world.people.comment('alice', issue, 'yes')
      expect(await world.answer(issue, (body) => body.includes('still open'))).toContain('suspended')
      expect(await world.people.pullRequest(issue)).toBeUndefined()
      const ports = await world.ask(
        'Open tcp 443 from 10.20.0.0/16 to 10.50.4.13 for team payments in staging',
      )
      expect(await world.status(ports)).toContain('Reply **yes**')
    },
  )

  it(
    verifies(['foreign.down', 'foreign.http'], 'is used again when its server is back, without a restart'),
    async () => {
      const issue = await world.ask('We need an event relay for team payments in staging')
      expect(await world.status(issue)).toContain('its server could not be reached')
      const server = await startToolServer(token, port)
      try {
        await world.people.comment('alice', issue, 'queue name: click-events')
        const status = await world.status(issue, (body) => body.includes('click-events'))
        expect(status).not.toContain('suspended')
        expect(status).toContain('Reply **yes**')
      } finally {
        await server.stop()
      }
    },
  )
})
