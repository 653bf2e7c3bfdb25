import { readdirSync, readFileSync } from 'node:fs'
import type { ProbotOctokit } from 'probot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trouble } from '../../../sandbox/github/http/knobs.ts'
import { createGithubForge } from '../../../src/adapters/github/create-github-forge.ts'
import { createWebhookServer } from '../../../src/adapters/github/create-webhook-server.ts'
import { ExternalServiceError } from '../../../src/domain/errors.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { silentLogger } from '../../support/silent-logger.ts'
import { type Action, actions, type Stage } from './cross-check-bot-actions.ts'
import { startWorld, type World } from './world.ts'

const adapter = new URL('../../../src/adapters/github/', import.meta.url)

/** `GET /repos/{owner}/{repo}` of every request that the bot can send. */
const calls = new Map<string, number>()
const calm = new Map<Action, unknown>()
let world: World
let stage: Stage
let client: ProbotOctokit
/** Called before every request of the bot. */
let onRequest = (_request: string) => {}

beforeAll(async () => {
  world = await startWorld({ files: { 'stacks/dev/main.tf': 'locals {}\n' } })
  const { app, url: baseUrl } = world.github
  const server = createWebhookServer({
    host: '127.0.0.1',
    port: 0,
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecret: app.webhookSecret,
    baseUrl,
    pace: 'none',
    log: silentLogger,
    onDelivery: () => Promise.resolve(),
    ready: () => Promise.resolve(true),
  })
  client = await server.octokitFor(app.installationId)
  client.hook.wrap('request', async (request, options) => {
    onRequest(`${options.method} ${options.url} ${JSON.stringify(options)}`)
    const response = await request(options)
    calls.set(`${options.method} ${options.url}`, response.status)
    return response
  })
  const forge = createGithubForge({
    octokitFor: (id) => server.octokitFor(id),
    appSlug: app.slug,
    log: silentLogger,
    sleep: () => Promise.resolve(),
  })
  const place = { installationId: app.installationId, owner: 'acme', name: 'infra' }
  stage = { repository: forge.repository(place), alice: world.as('alice') }
})
afterAll(() => world.close())

/** The requests that the source of the adapter names, as the client would send them. */
function namedRequests(): string[] {
  const sources = readdirSync(adapter).map((name) => readFileSync(new URL(name, adapter), 'utf8'))
  const names = sources.flatMap((source) => [...source.matchAll(/\brest\.(\w+)\.(\w+)\(/g)])
  const found = names.map(([, scope = '', method = '']) => {
    const endpoint: unknown = Reflect.get(Reflect.get(client.rest, scope), method)
    const { DEFAULTS } = Reflect.get(Object(endpoint), 'endpoint')
    return `${DEFAULTS.method} ${DEFAULTS.url}`
  })
  return [...new Set(found)].toSorted()
}

/** Does an action on something new, each request of which meets trouble at first. Gives what is seen in the end. */
async function perform(
  action: Action,
  fault?: Fault,
): Promise<{ readonly hit: number; readonly seen: unknown }> {
  const sent = new Set<string>()
  const { act, seen } = await action.prepare(stage)
  onRequest = (request) => {
    if (fault === undefined || sent.has(request)) return
    sent.add(request)
    world.github.knobs.failRequests({ match: { path: /./ }, times: 1, ...fault })
  }
  try {
    await persist(act)
  } finally {
    onRequest = () => {}
    world.github.knobs.reset()
  }
  return { hit: sent.size, seen: await seen() }
}

/** What is seen when nothing goes wrong; the same for every attempt. */
async function calmly(action: Action): Promise<unknown> {
  const known = calm.get(action)
  if (known !== undefined) return known
  const { seen } = await perform(action)
  calm.set(action, seen)
  return seen
}

/** More than any action has requests. */
const maxAttempts = 15

/** The engine does again what failed in a way that can pass. */
async function persist(act: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act()
      return
    } catch (error) {
      if (!(error instanceof ExternalServiceError) || !error.retryable || attempt === maxAttempts) throw error
    }
  }
}

type Fault = Trouble & { readonly when?: 'before' | 'after' }
const faults: readonly [string, Fault][] = [
  ['is refused with 502', { status: 502 }],
  ['is done and its answer is lost', { status: 0, when: 'after' }],
  ['meets the secondary limit', { limit: 'secondary', retryAfterSeconds: 3 }],
]

describe('what the bot asks of GitHub, asked of the double', () => {
  it(verifies(['github.bot'], 'is every request that its adapter can send'), async () => {
    for (const action of actions) await calmly(action)
    const answered = [...calls].filter(([, status]) => status < 300).map(([name]) => name)
    expect(namedRequests().filter((name) => !answered.includes(name))).toEqual([])
    expect(namedRequests().length).toBeGreaterThan(20)
  })

  it('is refused for good while the App is suspended, and granted afterwards', async () => {
    const { apps } = world.app.octokit.rest
    const installation = { installation_id: world.github.app.installationId }
    const role = () => stage.repository.role('alice')
    expect(await role()).toBe('write')
    await apps.suspendInstallation(installation)
    await expect(role()).rejects.toMatchObject({ status: 403, retryable: false })
    await apps.unsuspendInstallation(installation)
    expect(await role()).toBe('write')
  })

  describe.each(actions.map((action) => [action.name, action] as const))('when it %s', (_name, action) => {
    it.each(faults)(
      verifies(['github.bot'], 'ends as ever though every request %s at first'),
      async (_how, fault) => {
        const seen = await calmly(action)
        const shown = await perform(action, fault)
        expect(shown).toEqual({ hit: expect.any(Number), seen })
        expect(shown).not.toMatchObject({ hit: 0 })
      },
    )

    it('ends as ever though what it makes is not seen at first', async () => {
      const expected = await calmly(action)
      const { act, seen } = await action.prepare(stage)
      world.github.knobs.hideCreated({ resources: 10, times: 2 })
      await persist(act).finally(() => world.github.knobs.reset())
      expect(await seen()).toEqual(expected)
    })
  })
})
