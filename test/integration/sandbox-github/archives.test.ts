import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSeed } from '../../../sandbox/github/world/seed.ts'
import { benchOf, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

const secret = { owner: 'acme', repo: 'secret' } as const

describe('archives and texts', () => {
  let world: World
  let now = new Date()
  beforeAll(async () => {
    const seed = defaultSeed({ 'a.txt': 'a\n', 'folder/b.txt': 'b\n' })
    const organisations = seed.organisations.map((item) => ({
      ...item,
      repositories: [...item.repositories, { name: 'secret', visibility: 'private' as const }],
    }))
    world = await startWorld({ seed: { ...seed, organisations }, credentialNow: () => now })
  })
  afterAll(async () => {
    await world.close()
  })

  function link(path: string, login?: string): Promise<Response> {
    const token = world.github.tokens[login ?? '']
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return fetch(`${world.github.url}${path}`, { headers, redirect: 'manual' })
  }

  it('packs a branch under a folder of owner, repository and commit', async () => {
    const sha = await benchOf(world, 'alice').sha('main')
    const { data } = await world.as('alice').rest.repos.downloadTarballArchive({ ...infra, ref: 'main' })
    if (!(data instanceof ArrayBuffer)) throw new Error('no bytes')
    const file = join(world.directory, 'infra.tar.gz')
    await writeFile(file, Buffer.from(data))
    const { stdout } = await execa('tar', ['-tzf', file])
    expect(stdout.split('\n')).toEqual(
      ['', 'README.md', 'a.txt', 'folder/', 'folder/b.txt'].map(
        (path) => `acme-infra-${sha.slice(0, 7)}/${path}`,
      ),
    )
  })

  it('redirects to a link that needs no credentials', async () => {
    const alice = world.as('alice')
    const kinds = { tarball: ['application/x-gzip', '\x1f\x8b'], zipball: ['application/zip', 'PK'] } as const
    for (const [name, [type, mark]] of Object.entries(kinds)) {
      const { status, headers } = await alice.request(`GET /repos/{owner}/{repo}/${name}/{ref}`, {
        ...infra,
        ref: 'main',
        request: { redirect: 'manual' },
      })
      expect(status).toBe(302)
      expect(headers.location).toContain(`/acme/infra/${name}/refs/heads/main?`)
      const answer = await fetch(headers.location ?? '')
      expect(answer.headers.get('content-type')).toBe(type)
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 2)
          .toString('latin1'),
      ).toBe(mark)
    }
  })

  it('keeps a private repository to its readers, and its links to five minutes', async () => {
    expect((await link('/repos/acme/secret/tarball/main', 'mallory')).status).toBe(404)
    expect((await link('/repos/acme/secret/tarball/none', 'alice')).status).toBe(404)
    const location = (await link('/repos/acme/secret/tarball/main', 'alice')).headers.get('location') ?? ''
    expect((await fetch(location)).status).toBe(200)
    expect((await fetch(location.replace('tarball', 'zipball'))).status).toBe(404)
    expect((await fetch(location.replace(/expires=\d+/, 'expires=99999999999'))).status).toBe(404)
    expect((await fetch(location.replace(/token=.{4}/, 'token=ffff'))).status).toBe(404)
    now = new Date(now.getTime() + 301_000)
    expect((await fetch(location)).status).toBe(404)
    await expect(world.as('mallory').rest.repos.get(secret)).rejects.toMatchObject({ status: 404 })
  })

  it.each(['diff', 'patch'])('gives a commit, a comparison and a pull request as %s', async (format) => {
    const bench = benchOf(world, 'alice')
    const name = `text-${format}`
    const ref = await bench.branch(name, { [`${format}.txt`]: 'new\n' })
    const pull_number = await bench.open(name)
    const alice = world.as('alice')
    const mediaType = { format }
    const texts: unknown[] = [
      (await alice.rest.repos.getCommit({ ...infra, ref, mediaType })).data,
      (await alice.rest.repos.compareCommitsWithBasehead({ ...infra, basehead: `main...${name}`, mediaType }))
        .data,
      (await alice.rest.pulls.get({ ...infra, pull_number, mediaType })).data,
    ]
    for (const text of texts) {
      expect(text).toContain(`+++ b/${format}.txt\n@@ -0,0 +1 @@\n+new\n`)
      expect(String(text).startsWith(format === 'diff' ? 'diff --git' : `From ${ref}`)).toBe(true)
    }
  })

  it('gives the first commit as a diff against nothing', async () => {
    const alice = world.as('alice')
    const { data } = await alice.rest.repos.getCommit({
      ...infra,
      ref: 'main',
      mediaType: { format: 'diff' },
    })
    const diff: unknown = data
    expect(diff).toContain('+++ b/README.md')
  })
})
