import { describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld } from '../../support/engine-world.ts'
import { openRequest, workspaceTitle } from '../../support/played-request.ts'

const hourMs = 60 * 60 * 1000

function rules(...lines: readonly string[]): string {
  return ['sign_offs:', ...lines.map((line) => `  - ${line}`), ''].join('\n')
}

const byErin = rules('{ capability: databricks, step: security-reviewer, people: [Erin], hours: 24 }')
const byTeam = rules('{ capability: databricks, environments: [prod], teams: [platform] }')

/** A workspace that alice has agreed to. */
async function agreed(policy: string) {
  const world = createEngineWorld({ policy })
  const request = await openRequest(world, 'alice', workspaceTitle)
  await request.say('alice', 'yes')
  return { world, request }
}

describe('a step that a named person does', () => {
  it(verifies(['sign-off.asked'], 'is asked for in the issue, and answered in plain words'), async () => {
    const { request } = await agreed(byErin)
    expect((await request.state()).status).toBe('proposing')
    expect(await request.lastWord()).toMatch(
      /^@Erin: \*\*I need your word on Databricks workspace \(security reviewer\)\*\*[\s\S]*within 24 hours/,
    )
    await request.say('erin', 'looks good to me')
    expect((await request.state()).status).toBe('in_review')
  })

  it('is kept with the steps of the agent, and told when somebody asks', async () => {
    const { request } = await agreed(byErin)
    await request.say('erin', '/agree')
    await request.say('alice', '/explain')
    expect(await request.lastWord()).toContain('- security reviewer, by erin agrees')
  })

  it('is answered by members of a team', async () => {
    const { request } = await agreed(byTeam)
    await request.say('erin', '/agree')
    expect(await request.lastWord()).toContain('erin is not named for it.')
    await request.say('carol', '/agree')
    expect((await request.state()).status).toBe('in_review')
  })

  it('is not asked for in other environments', async () => {
    const { request } = await agreed(byTeam.replace('prod', 'staging'))
    expect((await request.state()).status).toBe('in_review')
  })

  it(verifies(['sign-off.objection'], 'sends the request back with what has to change'), async () => {
    const { request } = await agreed(byErin)
    await request.say('erin', '/object\nmore than **4** workers @bob')
    expect((await request.state()).status).toBe('confirming')
    expect(await request.lastWord()).toContain(
      'erin objects to Databricks workspace (security reviewer): more than \\*\\*4\\*\\* workers <code>@bob</code>',
    )
    expect((await request.words()).at(0)).toContain('- erin objects to Databricks workspace')
    await request.say('alice', 'yes')
    expect(await request.lastWord()).toContain('the pull request is not opened, because this is objected to.')
    await request.say('alice', 'use 2-8 workers, as proposed')
    await request.say('alice', 'yes')
    expect(await request.lastWord()).toContain('the pull request is not opened, because this is objected to.')
    await request.say('alice', 'use 2-9 workers')
    await request.say('alice', 'yes')
    expect(await request.lastWord()).toContain('@Erin: **I need your word')
  })

  it('leaves other comments of the person what they are', async () => {
    const { request } = await agreed(byErin)
    await request.say('erin', 'use 2-8 workers')
    expect(await request.values()).toMatchObject({ max_workers: 8 })
    await request.say('bob', 'yes')
    expect((await request.state()).status).toBe('proposing')
    const id = await request.say('erin', 'I will look at it')
    await request.edit('erin', id, '/agree')
    expect((await request.state()).status).toBe('proposing')
  })

  it('may be done by somebody who has no other right here', async () => {
    const { request } = await agreed(byErin.replace('Erin', 'mallory'))
    await request.say('mallory', 'yes, make it 9 workers')
    expect((await request.state()).status).toBe('proposing')
    await request.say('mallory', '/agree')
    expect((await request.state()).status).toBe('in_review')
  })
})

describe('a deadline', () => {
  it(verifies(['sign-off.overdue'], 'that is over lets an approver answer'), async () => {
    const { world, request } = await agreed(byErin)
    await request.say('bob', '/agree')
    expect(await request.lastWord()).toContain('bob is not named for it.')
    world.pass(24 * hourMs)
    await world.untilIdle()
    expect(await request.lastWord()).toContain('the 24 hours for it are over')
    await request.say('bob', '/agree')
    expect((await request.state()).status).toBe('in_review')
  })

  it('lets the request go on where the repository says so', async () => {
    const { world, request } = await agreed(byErin.replace('hours: 24', 'hours: 1, unanswered: go_on'))
    world.pass(hourMs - 1)
    await world.untilIdle()
    expect((await request.state()).status).toBe('proposing')
    world.pass(1)
    await world.untilIdle()
    expect((await request.state()).status).toBe('in_review')
    const { body } = await world.forge.pull(await request.pullRequest())
    expect(body).toContain(
      '**Not signed off**: Databricks workspace (security reviewer); Erin did not answer',
    )
  })
})

it(
  verifies(['sign-off.misspelt'], 'a step that does not exist stops the request with a sentence'),
  async () => {
    const { request } = await agreed(byErin.replace('security-reviewer', 'security-review'))
    expect((await request.state()).status).toBe('clarifying')
    expect((await request.words()).at(0)).toContain(
      '`security-review` cannot be used: sign\\_offs in .github/planwright.yml names this step, and those of databricks are planner, network-planner, sizer, network-reviewer, cost-reviewer, security-reviewer. security-reviewer would be right.',
    )
  },
)
