import { describe, expect, it } from 'vitest'
import { ExternalServiceError } from '../../src/domain/errors.ts'
import type { ForgeWorld } from './forge-world.ts'

export function describeForgeReading(world: () => ForgeWorld): void {
  const repository = () => world().forge.repository(world().place)

  describe('files', () => {
    it('reads a file of the default branch and of a commit', async () => {
      const before = (await world().head('main')) ?? ''
      await world().push('bob', 'main', { 'notes.txt': 'größer\n' })
      expect(await repository().readFile('notes.txt')).toBe('größer\n')
      expect(await repository().readFile('notes.txt', before)).toBeUndefined()
    })

    it('reads an empty file as an empty text', async () => {
      const sha = await world().push('bob', 'reading-empty', { 'empty.txt': '' })
      expect(await repository().readFile('empty.txt', sha)).toBe('')
    })

    it('knows no text for what is absent or a folder', async () => {
      expect(await repository().readFile('missing.txt')).toBeUndefined()
      expect(await repository().readFile('stacks/prod')).toBeUndefined()
    })

    it('lists the files directly in a folder', async () => {
      const sha = await world().push('bob', 'reading', {
        'folder/a.tf': 'a',
        'folder/b.tf': 'b',
        'folder/in/c.tf': 'c',
      })
      expect(await repository().readFolder('folder', sha)).toEqual({ 'a.tf': 'a', 'b.tf': 'b' })
      expect(await repository().readFolder('no-folder', sha)).toEqual({})
    })

    it('reads a folder of the default branch when no commit is named', async () => {
      await world().push('alice', 'topic', { 'folder/only-there.tf': 'x' })
      await world().push('alice', 'main', { 'folder/here.tf': 'y' })
      expect(await repository().readFolder('folder')).toEqual({ 'here.tf': 'y' })
    })

    it('lists every file below a folder of the default branch with a version that changes with its content', async () => {
      await world().push('alice', 'listing', { 'listed/only-there.tf': 'x' })
      await world().push('bob', 'main', {
        'listed/a.tf': 'a',
        'listed/in/depth/b.tf': 'b',
        'listed-not/c.tf': 'c',
      })
      const before = await repository().listFiles('listed')
      expect(before.map(({ path }) => path).sort()).toEqual(['listed/a.tf', 'listed/in/depth/b.tf'])
      await world().push('bob', 'main', { 'listed/a.tf': 'another' })
      const after = await repository().listFiles('listed')
      const versionsOf = (files: typeof after) =>
        Object.fromEntries(files.map(({ path, version }) => [path, version]))
      expect(versionsOf(after)['listed/in/depth/b.tf']).toBe(versionsOf(before)['listed/in/depth/b.tf'])
      expect(versionsOf(after)['listed/a.tf']).not.toBe(versionsOf(before)['listed/a.tf'])
      expect(await repository().listFiles('no-folder')).toEqual([])
    })

    it('does not take an unknown commit for an empty folder', async () => {
      const unknown = '0123456789abcdef0123456789abcdef01234567'
      await expect(repository().readFolder('stacks', unknown)).rejects.toBeInstanceOf(ExternalServiceError)
      await expect(repository().readFile('README.md', unknown)).rejects.toBeInstanceOf(ExternalServiceError)
    })
  })

  describe('people', () => {
    it.each([
      ['alice', 'write'],
      ['bob', 'admin'],
      ['carol', 'maintain'],
      ['dave', 'triage'],
      ['erin', 'write'],
      ['mallory', 'none'],
      ['nobody-by-this-name', 'none'],
    ])('says of %s that the role is %s', async (login, role) => {
      expect(await repository().role(login)).toBe(role)
    })

    it('knows the members of a team', async () => {
      expect(await repository().isTeamMember('platform', 'carol')).toBe(true)
      expect(await repository().isTeamMember('platform', 'alice')).toBe(false)
      expect(await repository().isTeamMember('no-such-team', 'carol')).toBe(false)
    })
  })
}
