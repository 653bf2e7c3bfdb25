import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { stories } from '../../sandbox/stories/stories.ts'
import { createGithubPeople } from '../../src/cli/demo/github-people.ts'
import { silentNarrator } from '../../src/cli/demo/narrator.ts'
import { observe } from '../../src/cli/demo/observe.ts'
import type { Outcome } from '../../src/cli/demo/outcome.ts'
import { readOutcome } from '../../src/cli/demo/outcome.ts'
import { playStory } from '../../src/cli/demo/play-story.ts'
import { startWorld } from '../../src/cli/demo/world.ts'
import { startPostgresServer } from '../support/postgres-server.ts'
import { verifies } from './requirements.ts'

const demo = fileURLToPath(new URL('../../src/cli/demo.ts', import.meta.url))

async function tell(story: string): Promise<Outcome> {
  const { stdout } = await execa(process.execPath, [demo, '--story', story, '--json'])
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return JSON.parse(stdout) as Outcome
}

function statuses({ stacks }: Outcome): Record<string, string> {
  return Object.fromEntries(stacks.map(({ id, status, applies }) => [id, `${status}, ${applies} applied`]))
}

function bodies({ comments }: Outcome, author: string): string[] {
  return comments.filter((comment) => comment.author === author).map(({ body }) => body)
}

const bot = 'planwright[bot]'
const workspaceParameters = {
  resource_group: 'rg-ml-team-prod',
  min_workers: 1,
  max_workers: 4,
  region: 'eastus',
  environment: 'prod',
  team: 'ml',
}

describe('the stories of the demo', () => {
  it(verifies(['story.workspace', 'talk.override', 'talk.grounded'], 'a production workspace'), async () => {
    const outcome = await tell('workspace')
    expect(outcome).toMatchObject({
      story: 'workspace',
      status: 'done',
      request: { status: 'done', capabilities: ['databricks'], params: workspaceParameters },
    })
    expect(statuses(outcome)).toEqual({
      databricks: 'applied, 1 applied',
      'databricks-objects': 'applied, 1 applied',
    })
    expect(outcome.stacks[0]?.outputs).toMatchObject({
      workspace_url: expect.stringMatching(/^https:\/\/adb-\d+\.\d+\.azuredatabricks\.net$/),
      resource_group: 'rg-ml-team-prod',
    })
    expect(outcome.checks).toContainEqual({ name: 'apply / databricks-objects', conclusion: 'success' })
    const words = bodies(outcome, bot).join('\n')
    expect(words).toContain('"ML team"')
    expect(words).toContain('Waiting for an approver')
    expect(outcome.timeline.map(({ event }) => event)).toContain('gate_confirmed databricks-objects by bob')
  })

  it(verifies(['story.ports'], 'an open port'), async () => {
    const outcome = await tell('ports')
    expect(outcome.status).toBe('done')
    expect(statuses(outcome)).toEqual({ firewall: 'applied, 1 applied' })
    const events = outcome.timeline.map(({ event }) => event)
    const yes = outcome.comments.findLastIndex(({ author, body }) => author === 'alice' && body === 'yes')
    expect(outcome.comments[yes + 1]?.body).toContain('A plain "yes" does not open a gate')
    expect(events.indexOf('gate_confirmed firewall by bob')).toBeLessThan(
      events.indexOf('apply_started firewall by bob'),
    )
    expect(events.filter((event) => event.startsWith('gate_confirmed'))).toHaveLength(1)
  })

  it(verifies(['story.partial'], 'two capabilities, one of which fails once'), async () => {
    const outcome = await tell('partial')
    expect(outcome.status).toBe('done')
    expect(statuses(outcome)).toEqual({
      databricks: 'applied, 1 applied',
      'databricks-objects': 'applied, 1 applied',
      firewall: 'applied, 1 applied',
    })
    const failure = bodies(outcome, bot).find((body) => body.includes('databricks failed'))
    expect(failure).toContain('What helps')
    expect(failure).toContain('/retry databricks')
    const events = outcome.timeline.map(({ event }) => event)
    expect(events.filter((event) => event.startsWith('apply_started databricks by'))).toHaveLength(0)
    expect(events.filter((event) => event === 'apply_started firewall by bob')).toHaveLength(1)
  })

  it(verifies(['story.aurora'], 'everything for a project in one request'), async () => {
    const outcome = await tell('aurora')
    expect(outcome).toMatchObject({
      status: 'done',
      request: {
        capabilities: ['ad_group', 'databricks', 'dns', 'firewall', 'monitoring'],
        params: {
          team: 'aurora',
          environment: 'dev',
          region: 'eastus2',
          budget_usd_month: 500,
          fqdn: 'aurora.acme.example',
          notify_emails: ['aurora@acme.example'],
        },
      },
    })
    expect(statuses(outcome)).toEqual({
      'ad-group': 'applied, 1 applied',
      databricks: 'applied, 1 applied',
      'databricks-objects': 'applied, 1 applied',
      dns: 'applied, 1 applied',
      firewall: 'applied, 1 applied',
      'monitoring-dbw-aurora-dev': 'applied, 1 applied',
      'monitoring-budget': 'applied, 1 applied',
    })
    const words = bodies(outcome, bot).join('\n')
    expect(words.match(/Which team owns it|Which environment/g)).toBeNull()
    const events = outcome.timeline.map(({ event }) => event)
    const at = (event: string) => events.findIndex((one) => one === event || one.startsWith(`${event} by `))
    for (const [before, after] of [
      ['databricks', 'monitoring-dbw-aurora-dev'],
      ['databricks', 'databricks-objects'],
      ['ad-group', 'databricks-objects'],
    ]) {
      expect(at(`apply_recorded ${before}`)).toBeGreaterThan(0)
      expect(at(`apply_recorded ${before}`)).toBeLessThan(at(`apply_started ${after}`))
    }
  })

  it(verifies(['destroy.story'], 'a port that is opened and closed again'), async () => {
    const outcome = await tell('destroy')
    expect(outcome.stacks).toMatchObject([{ id: 'firewall', status: 'destroyed', outputs: {} }])
    expect(outcome.checks).toContainEqual({ name: 'destroy / firewall', conclusion: 'success' })
    expect(bodies(outcome, bot).at(-1)).toContain('**Destroyed: firewall.**')
    const events = outcome.timeline.map(({ event }) => event)
    expect(events.filter((event) => event.startsWith('gate_confirmed'))).toHaveLength(2)
    expect(events.at(-1)).toBe('removal_ended')
  })

  it(verifies(['story.crash'], 'a bot that is killed while it applies'), async () => {
    const outcome = await tell('crash')
    expect(outcome).toMatchObject({ status: 'done', request: { params: workspaceParameters } })
    expect(statuses(outcome)).toEqual({
      databricks: 'applied, 1 applied',
      'databricks-objects': 'applied, 1 applied',
    })
    const said = bodies(outcome, bot).map((body) => body.replace(/<!--.*-->/s, '').trim())
    expect(new Set(said).size).toBe(said.length)
  })

  it(verifies(['story.server'], 'a production workspace on a PostgreSQL server'), async () => {
    const story = stories.find(({ name }) => name === 'workspace')
    if (story === undefined) throw new Error('there is no story called workspace')
    const server = await startPostgresServer()
    const world = await startWorld({
      faults: [],
      environment: { DATABASE_URL: server.connectionString },
      timeScale: 0,
    })
    try {
      const issue = await playStory(story, world, silentNarrator)
      await world.github.settled()
      await world.stopBot()
      const view = await observe(createGithubPeople(world.github.url, world.github.tokens), issue)
      const location = { kind: 'server', connectionString: server.connectionString } as const
      const outcome = await readOutcome(
        'workspace',
        `acme/infra#${issue}`,
        world.dataDirectory,
        view,
        location,
      )
      expect(outcome).toMatchObject({ status: 'done', request: { params: workspaceParameters } })
      expect(statuses(outcome)).toMatchObject({ 'databricks-objects': 'applied, 1 applied' })
    } finally {
      await world.close()
      await server.stop()
    }
  })
})
