import { describe, expect, it } from 'vitest'
import { ExternalServiceError } from '../../src/domain/errors.ts'
import type { ForgeWorld } from './forge-world.ts'

const marker = '<!-- planwright:acme/infra#1/comment/1 -->'

export function describeForgeConversation(world: () => ForgeWorld): void {
  const repository = () => world().forge.repository(world().place)
  const openIssue = () => world().openIssue('alice', { title: 'A database', body: 'Please.' })

  describe('comments', () => {
    it('writes, edits and deletes a comment', async () => {
      const issue = await openIssue()
      const id = await repository().createComment(issue, 'first')
      await repository().updateComment(id, 'second')
      expect(await world().comments(issue)).toMatchObject([{ id, by: world().bot, body: 'second' }])
      await repository().deleteComment(id)
      expect(await world().comments(issue)).toEqual([])
    })

    it('deletes a comment that is gone without complaint and refuses to edit it', async () => {
      const id = await repository().createComment(await openIssue(), 'short-lived')
      await repository().deleteComment(id)
      await repository().deleteComment(id)
      await expect(repository().updateComment(id, 'late')).rejects.toMatchObject({
        status: 404,
        retryable: false,
      })
    })

    it('finds its own comment by the marker at its end', async () => {
      const issue = await openIssue()
      await repository().createComment(issue, `${marker}\nquoted above`)
      expect(await repository().findComment(issue, marker)).toBeUndefined()
      const id = await repository().createComment(issue, `text\n\n${marker}\n`)
      expect(await repository().findComment(issue, marker)).toBe(id)
    })

    it('does not take the comment of a person for its own', async () => {
      const issue = await openIssue()
      await world()
        .comment('mallory', issue, `text ${marker}`)
        .catch(() => undefined)
      await world().comment('alice', issue, `text ${marker}`)
      expect(await repository().findComment(issue, marker)).toBeUndefined()
    })

    it('finds its comment behind more than a page of others', async () => {
      const issue = await openIssue()
      for (let count = 0; count < 101; count += 1) await world().comment('alice', issue, `word ${count}`)
      const id = await repository().createComment(issue, marker)
      expect(await repository().findComment(issue, marker)).toBe(id)
    })

    it('cuts a body that is too long, says so and keeps the marker', async () => {
      const issue = await openIssue()
      const id = await repository().createComment(issue, `${'a'.repeat(70_000)}\n${marker}`)
      const [comment] = await world().comments(issue)
      expect(comment?.body.length).toBeLessThanOrEqual(65_536)
      expect(comment?.body).toContain('The rest of this text is cut')
      expect(await repository().findComment(issue, marker)).toBe(id)
    })

    it('says that an issue is not there', async () => {
      await expect(repository().createComment(999_999, 'text')).rejects.toMatchObject({
        status: 404,
        retryable: false,
      })
      await expect(repository().createComment(999_999, 'text')).rejects.toBeInstanceOf(ExternalServiceError)
    })
  })

  describe('issues', () => {
    it('acknowledges an issue and a comment once, however often it is asked to', async () => {
      const issue = await openIssue()
      const comment = await world().comment('alice', issue, 'and a cache')
      for (const target of [null, null, comment, comment]) await repository().acknowledge(issue, target)
      const eyes = [{ by: world().bot, content: 'eyes' }]
      expect(await world().reactions(issue, null)).toMatchObject(eyes)
      expect(await world().reactions(issue, comment)).toMatchObject(eyes)
    })

    it('lets a comment be deleted before it is acknowledged', async () => {
      const issue = await openIssue()
      const id = await repository().createComment(issue, 'short-lived')
      await repository().deleteComment(id)
      await expect(repository().acknowledge(issue, id)).resolves.toBeUndefined()
    })

    it.each(['completed', 'not_planned'] as const)('closes an issue as %s', async (outcome) => {
      const issue = await openIssue()
      await repository().closeIssue(issue, outcome)
      expect(await world().issue(issue)).toMatchObject({ state: 'closed', reason: outcome })
    })
  })
}
