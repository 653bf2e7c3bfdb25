import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pull } from '../../src/cli/demo/github-people.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

let world: BotWorld
beforeAll(async () => {
  world = await startBotWorld()
}, 120_000)
afterAll(() => world.close())

const port = (number: number) =>
  `Open tcp ${number} from 10.20.0.0/16 to 10.50.4.11 for team payments in staging`
const rule = 'azurerm_network_security_rule'

/** The newest comment of the bot on an issue. */
async function lastWord(issue: number): Promise<string> {
  return (await world.botComments(issue)).at(-1)?.body ?? ''
}

/** Waits for a new comment of the bot that `holds`, and returns it. */
function told(issue: number, holds: (body: string) => boolean): Promise<string> {
  return world.eventually(async () => {
    const body = await lastWord(issue)
    return holds(body) ? body : undefined
  }, `the word on #${issue}`)
}

async function untilPlanned({ head }: Pull): Promise<void> {
  await world.eventually(async () => {
    const checks = await world.people.checks(head.sha)
    return checks.length > 0 && checks.every(({ status }) => status === 'completed') ? true : undefined
  }, 'the plans')
}

function untilClosed(issue: number): Promise<true> {
  return world.eventually(
    async () => ((await world.people.issueIsOpen(issue)) ? undefined : true),
    `the end of #${issue}`,
  )
}

/** A request that is done; `gate` is what its merge waits for. */
async function built(title: string, gate: string | undefined): Promise<number> {
  const issue = await world.ask(title)
  await world.status(issue)
  await world.people.comment('alice', issue, 'yes')
  const pull = await world.pullRequest(issue)
  await untilPlanned(pull)
  await world.people.approve('bob', pull)
  await world.people.merge('bob', pull)
  if (gate !== undefined) {
    await told(issue, (body) => body.includes(`/confirm ${gate}`))
    await world.people.comment('bob', issue, `confirm ${gate}`)
  }
  await untilClosed(issue)
  await told(issue, (body) => body.includes('**Done'))
  return issue
}

/** The pull request that a wish to destroy leads to, with every plan made. */
async function removalOf(issue: number, by = 'alice'): Promise<Pull> {
  const before = (await world.people.pullRequest(issue))?.number
  await world.people.comment(by, issue, '/destroy')
  const pull = await world.eventually(async () => {
    const newest = await world.people.pullRequest(issue)
    return newest?.number === before ? undefined : newest
  }, `the removal of #${issue}`)
  await untilPlanned(pull)
  return pull
}

async function checksOf(sha: string | null): Promise<Record<string, string>> {
  const checks = await world.people.checks(sha ?? '')
  return Object.fromEntries(
    checks.map(({ name, conclusion, output }) => [name, `${conclusion}: ${output.title}`]),
  )
}

const mergeSha = async (issue: number) => (await world.people.pullRequest(issue))?.merge_commit_sha ?? null

async function resourcesOf(type: string): Promise<string[]> {
  return (await world.cloud.resources()).filter((resource) => resource.type === type).map(({ name }) => name)
}

function deletions(type: string): string[] {
  return world.cloud
    .history()
    .filter((event) => event.operation === 'delete' && event.type === type && event.outcome === 'done')
    .map(({ id }) => id)
}

function stateFile(path: string): string {
  return join(world.dataDirectory, 'states', 'sandbox', 'acme', 'infra', path, 'terraform.tfstate')
}

/** Folders of a pull request's table. */
function foldersIn(pull: Pull): string[] {
  return [...(pull.body ?? '').matchAll(/`(stacks\/[a-z0-9/-]+)`/g)].map(([, path]) => path ?? '')
}

async function isThere(path: string, sha: string): Promise<boolean> {
  const response = await fetch(`${world.github.url}/repos/acme/infra/contents/${path}?ref=${sha}`, {
    headers: { authorization: `token ${world.github.tokens['alice']}` },
  })
  return response.ok
}

async function close(by: string, pull: Pull): Promise<void> {
  const response = await fetch(`${world.github.url}/repos/acme/infra/pulls/${pull.number}`, {
    method: 'PATCH',
    headers: { authorization: `token ${world.github.tokens[by]}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'closed' }),
  })
  expect(response.ok).toBe(true)
}

describe('a removal', () => {
  it(
    verifies(
      ['destroy.story', 'destroy.order', 'destroy.gate', 'destroy.retry', 'destroy.refused'],
      'of two stacks is planned, reviewed, confirmed, and finished after a failure',
    ),
    async () => {
      const issue = await built('Databricks workspace for team orbit, dev, eastus2', undefined)
      await world.people.comment('alice', issue, '/destroy databricks')
      expect(await told(issue, (body) => body.includes('Nothing was begun'))).toContain(
        'databricks still carries databricks-objects',
      )
      const pull = await removalOf(issue)
      expect(pull.title).toMatch(/^Destroy Databricks workspace/)
      expect(pull.body).toContain('the notebooks, jobs, experiments and files of the workspace')
      const folders = foldersIn(pull)
      expect(folders).toHaveLength(2)
      for (const folder of folders) expect(await isThere(folder, pull.head.sha)).toBe(false)
      expect(await isThere('.github/planwright.yml', pull.head.sha)).toBe(true)
      const plans = await checksOf(pull.head.sha)
      expect(plans['plan / databricks']).toMatch(/^success: 0 to add, 0 to change, \d+ to destroy$/)

      await world.people.approve('bob', pull)
      await world.people.merge('bob', pull)
      await told(issue, (body) => body.includes('/confirm destroy'))
      await world.people.comment('alice', issue, 'confirm destroy')
      expect(await told(issue, (body) => body.includes('Nothing was confirmed'))).toContain('not an approver')
      expect(deletions('databricks_cluster')).toEqual([])
      world.cloud.addFault({
        op: 'delete',
        type: 'azurerm_databricks_workspace',
        times: 1,
        error: 'deleting Workspace: ScopeLocked: the workspace is locked.',
      })
      await world.people.comment('bob', issue, 'confirm destroy')
      const failure = await told(issue, (body) => body.includes('**Destroying databricks failed'))
      expect(failure).toContain('databricks-objects is destroyed')
      expect(await resourcesOf('azurerm_databricks_workspace')).toHaveLength(1)
      expect(await resourcesOf('databricks_cluster')).toEqual([])
      expect(deletions('databricks_cluster')).toHaveLength(1)

      await world.people.comment('alice', issue, '/retry')
      expect(await told(issue, (body) => body.includes('**Destroyed:'))).toContain(
        'every resource of them is gone',
      )
      expect(await resourcesOf('azurerm_databricks_workspace')).toEqual([])
      expect(await world.status(issue, (body) => body.includes('**Destroyed'))).toContain(
        'Nothing is left of it',
      )
      expect(await world.people.issueIsOpen(issue)).toBe(false)
      const checks = await checksOf(await mergeSha(issue))
      expect(checks).toEqual({
        'destroy / databricks': 'success: Destroyed',
        'destroy / databricks-objects': 'success: Destroyed',
      })
      for (const folder of folders) {
        expect(JSON.parse(await readFile(stateFile(folder), 'utf8'))).toMatchObject({ resources: [] })
      }
      await world.people.comment('alice', issue, '/destroy')
      expect(await told(issue, (body) => body.includes('nothing to destroy'))).toContain('destroyed already')
    },
  )

  it(
    verifies(
      ['destroy.closed', 'destroy.approval', 'destroy.changed', 'destroy.crash'],
      'of a port is closed once, then held until it is right, and survives a kill',
    ),
    async () => {
      const issue = await built(port(443), 'access')
      const dropped = await removalOf(issue)
      await close('bob', dropped)
      expect(await told(issue, (body) => body.includes('The removal was ended by bob'))).toContain(
        'every resource stays as it was',
      )
      expect(await resourcesOf(rule)).toHaveLength(1)
      expect(await world.status(issue, (body) => body.includes('**Done'))).toContain('applied')

      const own = await removalOf(issue, 'bob')
      await world.people.approve('bob', own)
      const refusal = await world.eventually(
        async () => (await world.botComments(own.number)).find(({ body }) => body.includes('does not count')),
        'the refusal of the approval',
      )
      expect(refusal.body).toContain('shaped the request')
      await world.people.comment('alice', issue, '/cancel')
      await told(issue, (body) => body.includes('The removal was ended by alice'))

      const pull = await removalOf(issue)
      await world.people.merge('bob', pull)
      await told(issue, (body) => body.includes('nothing is destroyed yet: no approval counts'))
      const [folder = ''] = foldersIn(pull)
      const state = (await readFile(stateFile(folder), 'utf8')).replace(
        `"type": "${rule}",\n      "name": "main"`,
        `"type": "${rule}",\n      "name": "another"`,
      )
      await writeFile(stateFile(folder), state)
      await world.people.approve('bob', pull)
      const held = await told(issue, (body) => body.includes('its plan changed since the review'))
      const name = /\/confirm (plan-[0-9a-f]{7})/.exec(held)?.[1] ?? ''
      expect(await resourcesOf(rule)).toHaveLength(1)
      world.cloud.addFault({ op: 'delete', type: rule, delayMs: 3_000, times: 1 })
      await world.people.comment('bob', issue, `/confirm ${name} destroy`)
      await world.eventually(async () => {
        const checks = await checksOf(await mergeSha(issue))
        return checks['destroy / firewall']?.includes('deleting') === true ? true : undefined
      }, 'the destruction')
      await world.killBot()
      await world.startBot()
      await told(issue, (body) => body.includes('**Destroyed: firewall.**'))
      expect(await resourcesOf(rule)).toEqual([])
      expect(deletions(rule)).toHaveLength(1)
    },
  )

  it(
    verifies(['destroy.remains'], 'removes what a request left behind that was ended after a failure'),
    async () => {
      world.cloud.addFault({
        op: 'create',
        type: 'databricks_cluster_policy',
        times: 1,
        error: 'cannot create cluster policy: the workspace is locked.',
      })
      const issue = await world.ask('Databricks workspace for team comet, dev, eastus2')
      await world.status(issue)
      await world.people.comment('alice', issue, 'yes')
      const build = await world.pullRequest(issue)
      await untilPlanned(build)
      await world.people.approve('bob', build)
      await world.people.merge('bob', build)
      await told(issue, (body) => body.includes('databricks-objects failed'))
      await world.people.comment('bob', issue, '/cancel')
      expect(await told(issue, (body) => body.includes('Ended by bob'))).toContain('What is applied stays')
      expect(await world.status(issue, (body) => body.includes('Cancelled by bob'))).toContain('`/destroy`')

      const pull = await removalOf(issue)
      await world.people.approve('bob', pull)
      await world.people.merge('bob', pull)
      await told(issue, (body) => body.includes('/confirm destroy'))
      await world.people.comment('bob', issue, 'confirm destroy')
      await told(issue, (body) => body.includes('**Destroyed:'))
      expect(await resourcesOf('azurerm_databricks_workspace')).toEqual([])
      expect(await world.status(issue, (body) => body.includes('Cancelled by bob'))).toContain('is destroyed')
    },
  )

  it(
    verifies(['destroy.refused'], 'is refused while nothing is built, and names what is there'),
    async () => {
      const issue = await world.ask(port(8443))
      await world.status(issue)
      await world.people.comment('alice', issue, '/destory')
      expect(await told(issue, (body) => body.includes('not a command'))).toContain('Did you mean `/destroy`')
      await world.people.comment('alice', issue, '/destroy')
      expect(await told(issue, (body) => body.includes('nothing to destroy'))).toContain('is built yet')
      await world.people.comment('alice', issue, 'yes')
      await untilPlanned(await world.pullRequest(issue))
      await world.people.comment('alice', issue, '/destroy firewall')
      await told(issue, (body) => body.includes('is built yet'))
    },
  )
})
