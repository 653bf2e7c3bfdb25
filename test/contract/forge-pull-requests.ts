import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/domain/errors.ts'
import type { PullRequestRequest } from '../../src/ports/forge.ts'
import type { ForgeWorld } from './forge-world.ts'

function request(branch: string, change: Partial<PullRequestRequest> = {}): PullRequestRequest {
  return {
    branch,
    files: { 'stacks/prod/web/main.tf': `branch = "${branch}"\n`, 'stacks/prod/web/outputs.tf': '' },
    folders: ['stacks/prod/web'],
    commitMessage: 'Add a web server (#7)',
    title: 'Add a web server',
    body: 'What and why.\n\n<!-- planwright:request=acme/infra#7 -->',
    ...change,
  }
}

export function describeForgePullRequests(world: () => ForgeWorld): void {
  const repository = () => world().forge.repository(world().place)

  describe('pull requests', () => {
    it('proposes one commit on top of the default branch that replaces a folder and touches nothing else', async () => {
      const base = (await world().head('main')) ?? ''
      const opened = await repository().openPullRequest(request('planwright/7-web'))
      const { parents, message } = await world().commit(opened.headSha)
      expect(parents).toEqual([base])
      expect(message).toMatch(/^Add a web server \(#7\)\n\nPlanwright-Request: /)
      const before = Object.entries(await world().files(base))
      const elsewhere = Object.fromEntries(before.filter(([path]) => !path.startsWith('stacks/prod/web/')))
      expect(elsewhere).toHaveProperty(['stacks/prod/website/main.tf'])
      expect(await world().files(opened.headSha)).toEqual({
        ...elsewhere,
        ...request('planwright/7-web').files,
      })
      expect(await world().pull(opened.number)).toMatchObject({
        state: 'open',
        title: 'Add a web server',
        headSha: opened.headSha,
      })
      expect(opened.url).toMatch(new RegExp(`/pull/${opened.number}$`))
    })

    it('changes nothing when it is asked for the same twice', async () => {
      const first = await repository().openPullRequest(request('planwright/8-web'))
      expect(await repository().openPullRequest(request('planwright/8-web'))).toEqual(first)
    })

    it('opens the pull request of a branch that an earlier attempt left behind', async () => {
      const first = await repository().openPullRequest(request('planwright/9-web'))
      await repository().closePullRequest(first.number)
      const second = await repository().openPullRequest(request('planwright/9-web'))
      expect(second.headSha).toBe(first.headSha)
      expect(second.number).not.toBe(first.number)
    })

    it('replaces its commit by one on the newest default branch and edits title and body', async () => {
      const first = await repository().openPullRequest(request('planwright/10-web'))
      const base = await world().push('bob', 'main', { 'unrelated.txt': 'moved on\n' })
      const again = request('planwright/10-web', { title: 'Add two web servers', body: 'New.' })
      const second = await repository().openPullRequest({
        ...again,
        files: { 'stacks/prod/web/main.tf': 'two = true\n' },
      })
      expect(second.number).toBe(first.number)
      expect((await world().commit(second.headSha)).parents).toEqual([base])
      expect(await world().pull(second.number)).toMatchObject({
        title: 'Add two web servers',
        body: 'New.',
        headSha: second.headSha,
      })
    })

    it.each([
      [
        'pushed to',
        (branch: string) => world().push('alice', branch, { 'stacks/prod/web/main.tf': 'mine\n' }),
      ],
      ['amended', (branch: string) => world().amend('alice', branch)],
    ])('leaves a branch alone that somebody %s', async (how, change) => {
      const branch = `planwright/11-${how.replace(' ', '-')}`
      await repository().openPullRequest(request(branch))
      const theirs = await change(branch)
      const next = request(branch, { files: { 'stacks/prod/web/main.tf': 'ours\n' } })
      await expect(repository().openPullRequest(next)).rejects.toBeInstanceOf(InputError)
      expect(await world().head(branch)).toBe(theirs)
    })

    it('refuses a pull request of its branch that a person opened', async () => {
      const branch = 'planwright/12-web'
      const { number } = await repository().openPullRequest(request(branch))
      await repository().closePullRequest(number)
      const theirs = await world().openPull('alice', branch)
      await expect(repository().openPullRequest(request(branch))).rejects.toBeInstanceOf(InputError)
      await expect(repository().updatePullRequestBody(theirs, 'ours')).rejects.toBeInstanceOf(InputError)
      await expect(repository().closePullRequest(theirs)).rejects.toBeInstanceOf(InputError)
      expect(await world().pull(theirs)).toMatchObject({ state: 'open', title: branch })
    })

    it('refuses to propose what the default branch holds already', async () => {
      const branch = 'planwright/13-web'
      const { number } = await repository().openPullRequest(request(branch))
      const mergeSha = await world().merge('bob', number)
      expect(await world().pull(number)).toMatchObject({ mergeSha })
      await expect(repository().openPullRequest(request(branch))).rejects.toBeInstanceOf(InputError)
    })

    it('edits the body, cut to what GitHub allows, and closes', async () => {
      const { number } = await repository().openPullRequest(request('planwright/14-web'))
      const marker = '<!-- planwright:request=acme/infra#14 -->'
      await repository().updatePullRequestBody(number, `${'b'.repeat(70_000)}\n\n${marker}`)
      const { body } = await world().pull(number)
      expect(body.length).toBeLessThanOrEqual(65_536)
      expect(body.endsWith(marker)).toBe(true)
      await repository().closePullRequest(number)
      await repository().closePullRequest(number)
      expect(await world().pull(number)).toMatchObject({ state: 'closed', mergeSha: null })
    })
  })
}
