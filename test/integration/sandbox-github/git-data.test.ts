import { execa } from 'execa'
import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const infra = { owner: 'acme', repo: 'infra' } as const
const encode = (text: string) => Buffer.from(text).toString('base64')

describe('git data and contents', () => {
  let world: World
  let alice: Octokit
  let main: string
  beforeAll(async () => {
    world = await startWorld({ files: { 'docs/a.md': 'a\n', 'docs/deep/b.md': 'b\n', 'keep.txt': 'keep\n' } })
    alice = world.as('alice')
    main = (await alice.rest.git.getRef({ ...infra, ref: 'heads/main' })).data.object.sha
  })
  afterAll(async () => {
    await world.close()
  })

  async function commitOn(parent: string, path: string, content: string): Promise<string> {
    const { data: tree } = await alice.rest.git.createTree({
      ...infra,
      base_tree: parent,
      tree: [{ path, mode: '100644', type: 'blob', content }],
    })
    const { data } = await alice.rest.git.createCommit({
      ...infra,
      message: path,
      tree: tree.sha,
      parents: [parent],
    })
    return data.sha
  }

  it('serves files, folders and raw bytes by path', async () => {
    const file = await alice.rest.repos.getContent({ ...infra, path: 'docs/a.md' })
    expect(file.data).toMatchObject({
      type: 'file',
      encoding: 'base64',
      content: `${encode('a\n')}\n`,
      size: 2,
    })
    const folder = await alice.rest.repos.getContent({ ...infra, path: 'docs' })
    expect(folder.data).toMatchObject([
      { type: 'file', path: 'docs/a.md' },
      { type: 'dir', path: 'docs/deep' },
    ])
    const root = await alice.rest.repos.getContent({ ...infra, path: '' })
    expect(root.data).toMatchObject([{ path: 'README.md' }, { path: 'docs' }, { path: 'keep.txt' }])
    const raw = await alice.rest.repos.getContent({
      ...infra,
      path: 'keep.txt',
      mediaType: { format: 'raw' },
    })
    expect(raw.data).toBe('keep\n')
    await expect(alice.rest.repos.getContent({ ...infra, path: 'none' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(alice.rest.repos.getContent({ ...infra, path: 'docs', ref: 'none' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('writes a file only on top of the version its writer knew', async () => {
    const place = { ...infra, path: 'w.txt', message: 'Write' }
    const first = await alice.rest.repos.createOrUpdateFileContents({ ...place, content: encode('1') })
    expect(first.status).toBe(201)
    const sha = first.data.content?.sha ?? ''
    await expect(
      alice.rest.repos.createOrUpdateFileContents({ ...place, content: encode('2') }),
    ).rejects.toMatchObject({ status: 422 })
    const wrong = { ...place, content: encode('2'), sha: '0'.repeat(40) }
    await expect(alice.rest.repos.createOrUpdateFileContents(wrong)).rejects.toMatchObject({ status: 409 })
    const second = await alice.rest.repos.createOrUpdateFileContents({ ...place, content: encode('2'), sha })
    expect(second.status).toBe(200)
    await expect(
      alice.rest.repos.createOrUpdateFileContents({ ...place, path: 'v.txt', content: 'not base64!' }),
    ).rejects.toMatchObject({ status: 422 })
    const removed = await alice.rest.repos.deleteFile({ ...place, sha: second.data.content?.sha ?? '' })
    expect(removed.data.content).toBeNull()
    await expect(alice.rest.repos.getContent({ ...infra, path: 'w.txt' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('removes files and folders through a tree and keeps the rest', async () => {
    const { data: tree } = await alice.rest.git.createTree({
      ...infra,
      base_tree: main,
      tree: [
        { path: 'docs/deep', mode: '040000', type: 'tree', sha: null },
        { path: 'run.sh', mode: '100755', type: 'blob', content: 'true\n' },
      ],
    })
    const { data } = await alice.rest.git.getTree({ ...infra, tree_sha: tree.sha, recursive: 'true' })
    expect(data.tree.map(({ path, mode }) => [path, mode])).toEqual([
      ['README.md', '100644'],
      ['docs', '040000'],
      ['docs/a.md', '100644'],
      ['keep.txt', '100644'],
      ['run.sh', '100755'],
    ])
  })

  it.each([
    ['a path that climbs out', { path: '../x', mode: '100644', content: 'x' }],
    ['a path inside .git', { path: '.git/config', mode: '100644', content: 'x' }],
    ['a sha that does not exist', { path: 'x', mode: '100644', sha: 'f'.repeat(40) }],
    ['a mode that git does not have', { path: 'x', mode: '100600', content: 'x' }],
    ['removing what is not there', { path: 'x', mode: '100644', sha: null }],
  ])('refuses a tree with %s', async (_what, entry) => {
    await expect(
      alice.request('POST /repos/acme/infra/git/trees', { base_tree: main, tree: [entry] }),
    ).rejects.toMatchObject({ status: 422 })
  })

  it('keeps author and date of a commit and reads it back', async () => {
    const { data: base } = await alice.rest.git.getCommit({ ...infra, commit_sha: main })
    const author = { name: 'Zoë', email: 'zoe@example.com', date: '2026-01-02T03:04:05Z' }
    const { data } = await alice.rest.git.createCommit({
      ...infra,
      message: 'Say "hi"\n\nBody',
      tree: base.tree.sha,
      parents: [main],
      author,
    })
    expect(data).toMatchObject({
      author,
      committer: author,
      message: 'Say "hi"\n\nBody',
      parents: [{ sha: main }],
    })
    expect((await alice.rest.git.getCommit({ ...infra, commit_sha: data.sha })).data.sha).toBe(data.sha)
  })

  it('moves a ref forward, refuses to move it back unless forced, and deletes it', async () => {
    const next = await commitOn(main, 'next.txt', 'n')
    const ref = 'heads/moving'
    await alice.rest.git.createRef({ ...infra, ref: `refs/${ref}`, sha: next })
    await expect(alice.rest.git.createRef({ ...infra, ref: `refs/${ref}`, sha: next })).rejects.toMatchObject(
      { status: 422 },
    )
    await expect(alice.rest.git.updateRef({ ...infra, ref, sha: main })).rejects.toMatchObject({
      status: 422,
    })
    await world.forget()
    await alice.rest.git.updateRef({ ...infra, ref, sha: main, force: true })
    expect((await world.last('push')).body).toMatchObject({ forced: true, before: next, after: main })
    await alice.rest.git.deleteRef({ ...infra, ref })
    expect(await world.kinds()).toEqual(['push', 'delete', 'push'])
    expect((await world.last('push')).body).toMatchObject({ deleted: true, head_commit: null, commits: [] })
    await expect(alice.rest.git.getRef({ ...infra, ref })).rejects.toMatchObject({ status: 404 })
    await expect(alice.rest.git.deleteRef({ ...infra, ref })).rejects.toMatchObject({ status: 422 })
    await expect(alice.rest.git.deleteRef({ ...infra, ref: 'heads/main' })).rejects.toMatchObject({
      status: 422,
    })
  })

  it.each([
    'heads/x',
    'refs/heads/a..b',
    'refs/heads/a b',
    'refs/heads/-x^',
    'refs/heads/x.lock',
    'refs/heads/',
    'refs/heads/main/sub',
    'refs/pull/1/head',
  ])('refuses the ref name %s', async (ref) => {
    await expect(alice.rest.git.createRef({ ...infra, ref, sha: main })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('merges one branch into another, once', async () => {
    const ahead = await commitOn(main, 'merged.txt', 'm\n')
    for (const [name, sha] of [
      ['merge-base', await commitOn(main, 'own.txt', 'o\n')],
      ['merge-head', ahead],
    ] as const)
      await alice.rest.git.createRef({ ...infra, ref: `refs/heads/${name}`, sha })
    const merge = () => alice.rest.repos.merge({ ...infra, base: 'merge-base', head: 'merge-head' })
    const { data, status } = await merge()
    expect(status).toBe(201)
    expect(data.parents.at(-1)?.sha).toBe(ahead)
    expect(data.files?.map(({ filename }) => filename)).toEqual(['merged.txt'])
    const { data: ref } = await alice.rest.git.getRef({ ...infra, ref: 'heads/merge-base' })
    expect(ref.object.sha).toBe(data.sha)
    expect((await merge()).status).toBe(204)
  })

  it('finds refs by prefix and tags by name', async () => {
    await alice.rest.git.createRef({ ...infra, ref: 'refs/tags/v1', sha: main })
    const { data } = await alice.rest.git.listMatchingRefs({ ...infra, ref: 'tags/v' })
    expect(data.map(({ ref }) => ref)).toEqual(['refs/tags/v1'])
    expect((await alice.rest.repos.getCommit({ ...infra, ref: 'v1' })).data.sha).toBe(main)
    expect((await world.last('create')).body).toMatchObject({
      ref: 'v1',
      ref_type: 'tag',
      master_branch: 'main',
    })
  })

  it('compares branches, names included slashes, and lists history', async () => {
    const one = await commitOn(main, 'docs/a.md', 'a\nmore\n')
    const two = await commitOn(one, 'new.txt', 'new\n')
    await alice.rest.git.createRef({ ...infra, ref: 'refs/heads/plan/compare', sha: two })
    const { data } = await alice.rest.repos.compareCommitsWithBasehead({
      ...infra,
      basehead: `${main}...plan/compare`,
    })
    expect(data).toMatchObject({
      status: 'ahead',
      ahead_by: 2,
      behind_by: 0,
      merge_base_commit: { sha: main },
    })
    expect(data.files?.map(({ filename, status, additions }) => [filename, status, additions])).toEqual([
      ['docs/a.md', 'modified', 1],
      ['new.txt', 'added', 1],
    ])
    const history = await alice.rest.repos.listCommits({ ...infra, sha: 'plan/compare', path: 'docs/a.md' })
    expect(history.data.map(({ sha }) => sha)).toEqual([one, main])
    const commit = await alice.rest.repos.getCommit({ ...infra, ref: two })
    expect(commit.data).toMatchObject({
      stats: { additions: 1, deletions: 0 },
      files: [{ filename: 'new.txt' }],
    })
    expect((await alice.rest.repos.getBranch({ ...infra, branch: 'plan/compare' })).data.commit.sha).toBe(two)
    expect((await alice.rest.repos.listBranches(infra)).data.map(({ name }) => name)).toContain(
      'plan/compare',
    )
    expect(
      (await alice.rest.repos.getCombinedStatusForRef({ ...infra, ref: 'plan/compare' })).data.state,
    ).toBe('pending')
  })

  it('sums up commit statuses, the newest of each context', async () => {
    const status = { ...infra, sha: main, context: 'ci' }
    await alice.rest.repos.createCommitStatus({ ...status, state: 'pending' })
    await alice.rest.repos.createCommitStatus({
      ...status,
      state: 'success',
      description: 'Fine',
      target_url: 'https://example.com/1',
    })
    const { data } = await alice.rest.repos.getCombinedStatusForRef({ ...infra, ref: 'main' })
    expect(data.statuses.length).toBeLessThanOrEqual(1)
    const at = await alice.rest.repos.getCombinedStatusForRef({ ...infra, ref: main })
    expect(at.data).toMatchObject({
      state: 'success',
      total_count: 1,
      statuses: [{ context: 'ci', state: 'success' }],
    })
    expect((await alice.rest.repos.listCommitStatusesForRef({ ...infra, ref: main })).data).toHaveLength(2)
  })

  it('keeps a repository that git finds in order', async () => {
    const directory = `${world.directory}/acme/infra.git`
    const { stdout, stderr } = await execa('git', ['--git-dir', directory, 'fsck', '--full', '--strict'])
    expect(`${stdout}${stderr}`).not.toMatch(/error|missing|broken|warning/)
  })
})
