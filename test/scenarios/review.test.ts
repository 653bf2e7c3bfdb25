import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

let world: BotWorld
beforeAll(async () => {
  world = await startBotWorld()
}, 120_000)
afterAll(() => world.close())

/** An issue that is talked about and proposed; its pull request with every plan made. */
async function proposed(title: string) {
  const issue = await world.ask(title)
  await world.status(issue)
  await world.people.comment('alice', issue, 'yes')
  const pull = await world.pullRequest(issue)
  await world.eventually(async () => {
    const checks = await world.people.checks(pull.head.sha)
    return checks.length > 0 && checks.every(({ status }) => status === 'completed') ? true : undefined
  }, 'the plans')
  return { issue, pull }
}

/** Puts a file on the pull request's branch as somebody with write access would. */
async function pushFile(branch: string, path: string, content: string): Promise<void> {
  const response = await fetch(`${world.github.url}/repos/acme/infra/contents/${path}`, {
    method: 'PUT',
    headers: { authorization: `token ${world.github.tokens['carol']}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'Add a file', branch, content: Buffer.from(content).toString('base64') }),
  })
  expect(response.ok).toBe(true)
}

describe('a review', () => {
  it(
    verifies(
      ['review.shaper', 'prices.plan'],
      'by somebody who shaped the request does not count and is told so',
    ),
    async () => {
      const { issue, pull } = await proposed(
        'Open tcp 443 from 10.20.0.0/16 to 10.50.4.11 for team payments in staging',
      )
      const priced = await world.eventually(async () => {
        const { body } = (await world.people.pullRequest(issue)) ?? {}
        return body?.includes('cost what was estimated') ? body : undefined
      }, 'the price of the plan')
      expect(priced).toContain('The plans cost what was estimated.')
      await world.people.comment('bob', issue, 'actually open port 8443')
      const head = await world.eventually(async () => {
        const now = await world.people.pullRequest(issue)
        return now !== undefined && now.head.sha !== pull.head.sha ? now : undefined
      }, 'the new head')
      await world.people.approve('bob', head)
      const told = await world.eventually(
        async () =>
          (await world.botComments(pull.number)).find(({ body }) => body.includes('does not count'))?.body,
        'the refusal',
      )
      expect(told).toContain('shaped the request')
    },
  )

  it(
    verifies(['review.edited-file'], 'never lets Terraform run on files that were edited by hand'),
    async () => {
      const { issue, pull } = await proposed(
        'Open tcp 443 from 10.20.0.0/16 to 10.50.4.12 for team payments in staging',
      )
      const plans = (await world.people.checks(pull.head.sha)).filter(
        ({ name }) => name === 'plan / firewall',
      )
      expect(plans.map(({ conclusion }) => conclusion)).toEqual(['success'])
      const folder = /`(stacks\/[a-z0-9/-]+)`/.exec(plans[0]?.output.summary ?? '')?.[1]
      await pushFile(pull.head.ref, `${folder}/evil.tf`, 'data "external" "x" { program = ["id"] }\n')
      const failed = await world.eventually(async () => {
        const now = await world.people.pullRequest(issue)
        const checks = now === undefined ? [] : await world.people.checks(now.head.sha)
        return checks.find(({ name, conclusion }) => name === 'plan / firewall' && conclusion === 'failure')
      }, 'the refused plan')
      expect(`${failed.output.title}`).toContain('evil.tf')
      const told = await world.eventually(
        async () =>
          (await world.botComments(pull.number)).find(({ body }) => body.includes('pushed to this branch'))
            ?.body,
        'the word about the push',
      )
      expect(told).toContain('carol')
    },
  )
})
