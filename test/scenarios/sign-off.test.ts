import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryFiles } from '../../sandbox/stories/repository.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

const path = '.github/planwright.yml'
/** Three and a half seconds. */
const aMoment = 0.001
const policy = `${repositoryFiles[path] ?? ''}sign_offs:
  - capability: firewall
    environments: [staging]
    people: [carol]
  - capability: firewall
    environments: [dev]
    people: [carol]
    hours: ${aMoment}
    unanswered: go_on
`

describe('a sign-off', () => {
  let world: BotWorld
  beforeAll(async () => {
    world = await startBotWorld({ files: { [path]: policy } })
  }, 120_000)
  afterAll(() => world.close())

  it(verifies(['sign-off.asked'], 'is given in the issue, and named in the pull request'), async () => {
    const issue = await world.ask(
      'Open port 8443 for team payments in staging',
      'Inbound https to 10.50.4.10 from 10.20.0.0/16.',
    )
    await world.status(issue)
    await world.people.comment('alice', issue, 'yes')
    const asked = await world.answer(issue, (body) => body.includes('I need your word'))
    expect(asked).toMatch(/^@carol: /)
    expect(await world.people.pullRequest(issue)).toBeUndefined()
    await world.people.comment('carol', issue, '/agree')
    const pull = await world.pullRequest(issue)
    expect(pull.body).toContain('**Signed off**: Firewall rule, by carol.')
  }, 180_000)

  it(verifies(['sign-off.overdue'], 'that nobody gives in time lets the request go on'), async () => {
    const issue = await world.ask(
      'Open port 9443 for team orbit in dev',
      'Inbound tcp to 10.2.4.10 from 10.20.0.0/16.',
    )
    await world.status(issue)
    await world.people.comment('alice', issue, 'yes')
    const pull = await world.pullRequest(issue)
    expect(pull.body).toContain('**Not signed off**: Firewall rule; carol did not answer within')
    expect((await world.botComments(issue)).map(({ body }) => body).join('\n')).toContain(
      'I go on with what the rules say, and the pull request says so.',
    )
  }, 180_000)
})
