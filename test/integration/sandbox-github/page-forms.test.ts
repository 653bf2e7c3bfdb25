import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const advanced = '/organizations/acme/settings/apps/planwright/advanced'

const always: readonly [string, string][] = [
  ['repository', 'acme/infra'],
  ['back', '/acme/infra'],
]

const form = `name: Request
description: Say what you need
title: "[Request] "
labels: [request]
body:
  - type: markdown
    attributes:
      value: Read **this** first.
  - type: input
    id: team
    attributes: { label: Team, description: Whose it is, placeholder: ml }
    validations: { required: true }
  - type: dropdown
    id: environment
    attributes: { label: Environment, options: [dev, prod], default: 1 }
  - type: textarea
    id: log
    attributes: { label: Log, value: prefilled }
  - type: checkboxes
    id: terms
    attributes:
      label: Terms
      options:
        - { label: I agree, required: true }
`

describe('forms on pages', () => {
  let world: World
  beforeAll(async () => {
    const folder = '.github/ISSUE_TEMPLATE'
    world = await startWorld({
      files: {
        [`${folder}/request.yml`]: form,
        [`${folder}/broken.yaml`]: 'name: Broken\nbody: []\n',
        [`${folder}/not-yaml.yml`]: '{',
        [`${folder}/config.yml`]:
          'blank_issues_enabled: false\ncontact_links:\n  - { name: Chat, url: "https://example.com", about: Ask }\n',
      },
    })
  })
  afterAll(async () => {
    await world.close()
  })

  async function page(path: string, login: string): Promise<string> {
    const headers = { accept: 'text/html', cookie: `double_persona=${login}` }
    return (await fetch(`${world.github.url}${path}`, { headers })).text()
  }

  async function post(fields: readonly (readonly [string, string])[], login: string) {
    const response = await fetch(`${world.github.url}/_double/act`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `double_persona=${login}` },
      body: new URLSearchParams([
        ...always,
        ...fields.map(([name, value]): [string, string] => [name, value]),
      ]),
    })
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    }
  }

  /** The hidden fields of the first form of a page that has all of these. */
  function formOf(text: string, wanted: Readonly<Record<string, string>>): [string, string][] {
    const forms = [...text.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inside = '']) =>
      [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      ),
    )
    const found = forms.find((fields) =>
      Object.entries(wanted).every(([name, value]) =>
        fields.some(([key, held]) => key === name && held === value),
      ),
    )
    if (found === undefined) throw new Error('there is no such form')
    return found
  }

  describe('an issue form', () => {
    it('is offered beside other ways, a broken one is named', async () => {
      const text = await page('/acme/infra/issues/new/choose', 'mallory')
      expect(text).toContain('/acme/infra/issues/new?template=request.yml')
      expect(text).toContain('https://example.com')
      expect(text).not.toContain('Blank issue')
      expect(text).toMatch(/broken\.yaml is not a valid form/)
      expect(text).toMatch(/not-yaml\.yml is not a valid form/)
      expect(await page('/acme/infra/issues/new/choose', 'alice')).toContain('Blank issue')
    })

    it('has a control with a label for every element', async () => {
      const text = await page('/acme/infra/issues/new?template=request.yml&team=orbit&title=Mine', 'alice')
      expect(text).toContain('Read <strong>this</strong> first.')
      expect(text).toContain('name="title" value="Mine"')
      expect(text).toMatch(
        /<input type="text" id="answer.team" name="answer.team" value="orbit" placeholder="ml" required/,
      )
      expect(text).toContain('<option value="1" selected>prod</option>')
      expect(text).toContain('>prefilled</textarea>')
      expect(text).toMatch(/<input type="checkbox" name="answer.terms" value="0" required>/)
    })

    it(verifies(['github.issue-form'], 'opens an issue with its answers, labels and title'), async () => {
      const fields = formOf(await page('/acme/infra/issues/new?template=request.yml', 'alice'), {
        do: 'open-form',
      })
      const answers = [
        ['title', '[Request] ours'],
        ['answer.team', 'ml'],
        ['answer.environment', '0'],
        ['answer.log', 'one\r\ntwo'],
      ] as const
      const refused = await post([...fields, ...answers], 'alice')
      expect([refused.status, refused.text]).toMatchObject([
        422,
        expect.stringContaining('Please answer: I agree.'),
      ])
      const opened = await post([...fields, ...answers, ['answer.terms', '0']], 'alice')
      expect(opened).toMatchObject({ status: 303, location: '/acme/infra/issues/1' })
      expect((await world.last('issues.opened')).body).toMatchObject({
        issue: {
          title: '[Request] ours',
          body: '### Team\n\nml\n\n### Environment\n\ndev\n\n### Log\n\none\ntwo\n\n### Terms\n\n- [x] I agree',
          labels: [{ name: 'request' }],
        },
      })
    })

    it('has to exist', async () => {
      expect(
        await post(
          [
            ['do', 'open-form'],
            ['template', '../x.yml'],
          ],
          'alice',
        ),
      ).toMatchObject({ status: 400 })
      expect(await page('/acme/infra/issues/new?template=none.yml', 'alice')).toContain('Description</label>')
    })
  })

  describe('a task list', () => {
    let number = ''
    beforeAll(async () => {
      const alice = world.as('alice')
      const { data } = await alice.rest.issues.create({
        ...infra,
        title: 'Tasks',
        body: '- [ ] one\n- [x] two',
      })
      number = String(data.number)
      await world
        .as('mallory')
        .rest.issues.createComment({ ...infra, issue_number: data.number, body: '1. [ ] mine' })
    })

    it(verifies(['github.task-box'], 'is ticked in the description by its author'), async () => {
      const path = `/acme/infra/issues/${number}`
      const fields = formOf(await page(path, 'alice'), { do: 'tick', number })
      const ticked = await post([...fields, ['box', '0']], 'alice')
      expect(ticked).toMatchObject({ status: 303, location: path })
      expect((await world.last('issues.edited')).body).toMatchObject({
        issue: { body: '- [x] one\n- [x] two' },
        sender: { login: 'alice' },
      })
      const stale = await post([...fields, ['box', '1']], 'alice')
      expect([stale.status, stale.text]).toMatchObject([
        409,
        expect.stringContaining('changed by somebody else'),
      ])
    })

    it(
      verifies(['github.task-box'], 'is ticked in a comment by its author and by those who write'),
      async () => {
        const { data } = await world
          .as('alice')
          .rest.issues.listComments({ ...infra, issue_number: Number(number) })
        const comment = String(data[0]?.id)
        const path = `/acme/infra/issues/${number}`
        const fields = formOf(await page(path, 'bob'), { do: 'tick', comment })
        const ticked = await post([...fields, ['box', '0']], 'bob')
        expect(ticked).toMatchObject({ status: 303, location: `${path}#issuecomment-${comment}` })
        expect((await world.last('issue_comment.edited')).body).toMatchObject({
          comment: { body: '1. [x] mine' },
        })
        expect(
          await post(
            [...formOf(await page(path, 'mallory'), { do: 'tick', comment }), ['box', '0']],
            'mallory',
          ),
        ).toMatchObject({ status: 303 })
        expect(await post([...fields, ['box', '7']], 'bob')).toMatchObject({ status: 400 })
      },
    )

    it(
      verifies(['github.task-box'], 'has no boxes to press for others, and refuses their posts'),
      async () => {
        const text = await page(`/acme/infra/issues/${number}`, 'mallory')
        expect(() => formOf(text, { do: 'tick', number })).toThrow('no such form')
        expect(text).toContain('role="img" aria-label="Done"')
        const refused = await post(
          [
            ['do', 'tick'],
            ['number', number],
            ['box', '0'],
          ],
          'mallory',
        )
        expect(refused.status).toBe(403)
      },
    )
  })

  describe('the log of deliveries', () => {
    it('shows administrators what was sent and sends it again', async () => {
      await world.github.settled()
      expect(await page('/', 'bob')).toContain(advanced)
      const list = await page(advanced, 'bob')
      expect(list).toContain('issues.opened')
      const id = /advanced\/(\d+)">issues\.opened</.exec(list)?.[1] ?? ''
      const detail = await page(`${advanced}/${id}`, 'bob')
      expect(detail).toContain('x-hub-signature-256: sha256=')
      expect(detail).toContain('&quot;action&quot;: &quot;opened&quot;')
      const before = (await world.last('issues.opened')).guid
      const again = await post(
        [
          ['do', 'redeliver'],
          ['delivery', id],
          ['back', `${advanced}/${id}`],
        ],
        'bob',
      )
      expect(again.status).toBe(303)
      await world.github.settled()
      expect(world.received.filter(({ kind }) => kind === 'issues.opened').length).toBeGreaterThan(2)
      expect(before).not.toBe('')
      expect(await page(advanced, 'bob')).toContain('redelivery')
    })

    it('is nothing to anybody else', async () => {
      const response = await fetch(`${world.github.url}${advanced}`, {
        headers: { accept: 'text/html', cookie: 'double_persona=alice' },
      })
      expect(response.status).toBe(404)
      expect(await page('/', 'alice')).not.toContain(advanced)
      const id = String(world.github.deliveries()[0]?.id)
      expect(
        await post(
          [
            ['do', 'redeliver'],
            ['delivery', id],
          ],
          'alice',
        ),
      ).toMatchObject({ status: 404 })
    })
  })
})
