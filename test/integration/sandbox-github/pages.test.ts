import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const

describe('pages for people', () => {
  let world: World
  beforeAll(async () => {
    const seed = defaultSeed({ 'docs/a.md': '<b>a</b>\n' })
    const organisations = seed.organisations.map((item) => ({
      ...item,
      repositories: [
        ...item.repositories,
        { name: 'secret', visibility: 'private' as const, roles: { alice: 'write' } },
      ],
    }))
    world = await startWorld({ seed: { ...seed, organisations } })
    const alice = world.as('alice')
    const { data: main } = await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })
    await alice.rest.issues.create({
      ...infra,
      title: 'First <script>',
      body: 'Please\n<!-- hidden -->\n<img src=x>',
    })
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/plan/1', sha: main.object.sha })
    await alice.rest.repos.createOrUpdateFileContents({
      ...infra,
      path: 'b.tf',
      branch: 'plan/1',
      message: 'Add b',
      content: 'YQo=',
    })
    const { data: pull } = await alice.rest.pulls.create({
      ...infra,
      head: 'plan/1',
      base: 'main',
      title: 'Change',
    })
    const bot = await world.bot()
    await bot.rest.checks.create({
      ...infra,
      name: 'plan',
      head_sha: pull.head.sha,
      conclusion: 'action_required',
      output: {
        title: '1 to add',
        summary: 'One resource',
        annotations: [
          { path: 'b.tf', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'here' },
        ],
      },
      actions: [{ label: 'Confirm', description: 'Confirm the plan', identifier: 'confirm' }],
    })
  })
  afterAll(async () => {
    await world.close()
  })

  async function page(path: string, login?: string): Promise<{ status: number; text: string }> {
    const headers = {
      accept: 'text/html',
      ...(login === undefined ? {} : { cookie: `double_persona=${login}` }),
    }
    const response = await fetch(`${world.github.url}${path}`, { headers })
    return { status: response.status, text: await response.text() }
  }

  async function act(fields: Record<string, string>, login?: string): Promise<Response> {
    return fetch(`${world.github.url}/_double/act`, {
      method: 'POST',
      redirect: 'manual',
      headers: login === undefined ? {} : { cookie: `double_persona=${login}` },
      body: new URLSearchParams({ repository: 'acme/infra', back: '/acme/infra', ...fields }),
    })
  }

  async function head(): Promise<string> {
    return (await world.as('bob').rest.pulls.get({ ...infra, pull_number: 2 })).data.head.sha
  }

  it.each([
    ['/', 'acme/infra'],
    ['/acme/infra', 'git clone'],
    ['/acme/infra/tree/main/docs', 'a.md'],
    ['/acme/infra/blob/plan/1/b.tf', '<td>a</td>'],
    ['/acme/infra/commits/plan/1', 'Add b'],
    ['/alice', 'Alice Adams'],
    ['/acme/infra/issues', 'First &lt;script&gt;'],
    ['/acme/infra/issues/new', 'New issue'],
    ['/acme/infra/issues/1', 'Please'],
    ['/acme/infra/pulls', 'Change'],
    ['/acme/infra/pull/2', 'action required'],
    ['/acme/infra/pull/2/commits', 'Add b'],
    ['/acme/infra/pull/2/checks', '1 to add'],
    ['/acme/infra/pull/2/files', '<tr class="plus"><td></td><td>1</td><td>+</td><td>a</td></tr>'],
    ['/acme/infra/issues?state=closed', 'Nothing here.'],
    ['/_double/style.css', 'color-scheme: light dark'],
    ['/acme/infra/raw/main/docs/a.md', '<b>a</b>'],
    ['/acme/infra/pull/2.diff', '+a'],
  ])('shows %s', async (path, words) => {
    const { status, text } = await page(path)
    expect(status).toBe(200)
    expect(text).toContain(words)
  })

  it('never lets words of a person become markup, nor shows hidden comments', async () => {
    const { text } = await page('/acme/infra/issues/1')
    expect(text).not.toMatch(/<script|<img src=x|hidden -->/)
    expect(text).toContain('First &lt;script&gt;')
  })

  it('needs no script and forbids any', async () => {
    const response = await fetch(`${world.github.url}/acme/infra`)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toContain('<script')
  })

  it('lets a visitor choose who to be', async () => {
    const response = await fetch(`${world.github.url}/_double/persona`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login: 'bob', back: '/acme/infra/pull/2' }),
    })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/acme/infra/pull/2'])
    expect(response.headers.get('set-cookie')).toBe('double_persona=bob; Path=/; HttpOnly; SameSite=Strict')
    expect((await page('/acme/infra/pull/2', 'bob')).text).toContain('Comment as bob')
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', ''])(
    'does not lead away to %j',
    async (back) => {
      const response = await fetch(`${world.github.url}/_double/persona`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ login: 'bob', back }),
      })
      expect(response.headers.get('location')).toBe('/')
    },
  )

  it(verifies(['github.safe-pages'], 'takes no form from another site'), async () => {
    const foreign = await fetch(`${world.github.url}/_double/act`, {
      method: 'POST',
      headers: { cookie: 'double_persona=bob', origin: 'http://127.0.0.1:1' },
      body: new URLSearchParams({ repository: 'acme/infra', do: 'close', number: '1' }),
    })
    expect(foreign.status).toBe(403)
    const { data } = await world.as('bob').rest.issues.get({ ...infra, issue_number: 1 })
    expect(data.state).toBe('open')
  })

  it('opens an issue, comments, edits, closes and reopens', async () => {
    const opened = await act({ do: 'open', title: 'From a page', body: 'one\r\ntwo' }, 'alice')
    expect(opened.headers.get('location')).toBe('/acme/infra/issues/3')
    expect((await world.last('issues.opened')).body).toMatchObject({
      issue: { body: 'one\ntwo' },
      sender: { login: 'alice' },
    })
    expect((await act({ do: 'comment', number: '3', body: 'hello' }, 'alice')).status).toBe(303)
    const { data } = await world.as('alice').rest.issues.listComments({ ...infra, issue_number: 3 })
    await act({ do: 'edit-comment', comment: String(data[0]?.id), body: 'hello again' }, 'alice')
    expect((await page('/acme/infra/issues/3')).text).toContain('hello again')
    await act({ do: 'edit', number: '3', title: 'Another title', body: 'three' }, 'alice')
    expect((await world.last('issues.edited')).body).toMatchObject({ issue: { body: 'three' } })
    await act({ do: 'close', number: '3' }, 'alice')
    expect((await page('/acme/infra/issues/3')).text).toContain('Closed')
    await act({ do: 'reopen', number: '3' }, 'alice')
    expect((await page('/acme/infra/issues/3')).text).toContain('Open')
  })

  it('presses the button of a check run and runs it again', async () => {
    const { data } = await world.as('bob').rest.checks.listForRef({ ...infra, ref: 'plan/1' })
    const run = String(data.check_runs[0]?.id)
    expect((await page(`/acme/infra/runs/${run}`, 'bob')).text).toMatch(
      /<button class="primary"[^>]*>Confirm</,
    )
    expect((await page(`/acme/infra/runs/${run}`, 'mallory')).text).toMatch(/<button[^>]* disabled>Confirm</)
    expect((await act({ do: 'press', run, identifier: 'confirm' }, 'bob')).status).toBe(303)
    expect((await world.last('check_run.requested_action')).body).toMatchObject({ sender: { login: 'bob' } })
    expect((await act({ do: 'rerun', run }, 'bob')).status).toBe(303)
  })

  it('says why a pull request cannot be merged, and disables the button', async () => {
    const button = /<button class="primary" disabled aria-describedby="why-not">Merge pull request/
    for (const [login, reason] of [
      ['mallory', 'Only those with write access'],
      [undefined, 'Choose who you are'],
    ] as const) {
      const { text } = await page('/acme/infra/pull/2', login)
      expect(text).toContain(reason)
      expect(text).toMatch(button)
    }
    expect((await page('/acme/infra/pull/2', 'bob')).text).not.toMatch(button)
  })

  it('says why it refuses', async () => {
    const outsider = await act(
      { do: 'merge', number: '2', merge_method: 'merge', sha: await head() },
      'mallory',
    )
    expect([outsider.status, await outsider.text()]).toMatchObject([
      403,
      expect.stringContaining('Must have push access'),
    ])
    const own = await act({ do: 'review', number: '2', event: 'APPROVE' }, 'alice')
    expect(await own.text()).toContain('Can not approve your own pull request')
    const lost = await act({ do: 'comment', number: '99', body: 'My <words>' }, 'alice')
    expect(await lost.text()).toContain('readonly>My &lt;words&gt;</textarea>')
    expect((await act({ do: 'comment', number: '1', body: 'x' })).status).toBe(401)
    expect((await act({ do: 'dance' }, 'alice')).status).toBe(400)
    expect((await act({ do: 'comment', repository: 'acme infra', number: '1' }, 'alice')).status).toBe(400)
  })

  it('shows comments on lines with their place', async () => {
    await world.as('carol').rest.pulls.createReview({
      ...infra,
      pull_number: 2,
      event: 'COMMENT',
      body: 'See below',
      comments: [{ path: 'b.tf', line: 1, body: 'Why **this**?' }],
    })
    const { text } = await page('/acme/infra/pull/2')
    expect(text).toContain('<code>b.tf:1</code>')
    expect(text).toContain('Why <strong>this</strong>?')
  })

  it('reviews and merges', async () => {
    await act({ do: 'review', number: '2', event: 'APPROVE', body: 'Fine' }, 'bob')
    expect((await page('/acme/infra/pull/2')).text).toContain('approved these changes')
    const stale = await act({ do: 'merge', number: '2', merge_method: 'squash', sha: '0'.repeat(40) }, 'bob')
    expect(await stale.text()).toContain('Head branch was modified')
    const merged = await act({ do: 'merge', number: '2', merge_method: 'squash', sha: await head() }, 'bob')
    expect(merged.status).toBe(303)
    expect((await page('/acme/infra/pull/2')).text).toContain('Merged')
  })

  it('hides a private repository from those who may not see it', async () => {
    expect((await page('/')).text).not.toContain('secret')
    expect((await page('/acme/secret')).status).toBe(404)
    expect((await page('/acme/secret', 'alice')).status).toBe(200)
  })

  it.each([
    '/acme/none',
    '/acme/infra/issues/99',
    '/acme/infra/pull/1',
    '/acme/infra/blob/main/none',
    '/acme/infra/runs/1',
    '/acme/infra/commit/0000000',
    '/acme/infra/commits/none',
    '/organizations/acme/settings/apps/planwright/advanced',
    '/nobody',
    '/%E0%A4%A',
  ])('has no page %s', async (path) => {
    expect((await page(path)).status).toBe(404)
  })
})
