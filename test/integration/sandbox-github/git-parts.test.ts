import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBareRepository, GitError, gitText, runGit } from '../../../sandbox/github/git/git.ts'
import { commitsBetween, filesBetween, mergeBase } from '../../../sandbox/github/git/git-history.ts'
import { isAncestor, mergeTrees } from '../../../sandbox/github/git/git-merge.ts'
import { readCommit, readTree, writeBlob, writeCommit } from '../../../sandbox/github/git/git-objects.ts'
import { type TreeChange, writeTree } from '../../../sandbox/github/git/git-trees.ts'

const signature = { name: 'A', email: 'a@example.com', date: '2026-01-01T00:00:00Z' }

describe('objects written without git', () => {
  let folder: string
  let directory: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'github-double-'))
    directory = join(folder, 'r.git')
    await createBareRepository(directory, 'main')
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  async function change(path: string, text: string | null, mode = '100644'): Promise<TreeChange> {
    return { path, mode, sha: text === null ? null : await writeBlob(directory, Buffer.from(text)) }
  }

  async function commit(parents: readonly string[], changes: readonly TreeChange[]): Promise<string> {
    const tree = await writeTree(directory, parents[0] ?? null, changes)
    return writeCommit(directory, { tree, parents, author: signature, committer: signature, message: 'x' })
  }

  /** The tree that git itself writes for the same changes. */
  async function treeOfGit(base: string, changes: readonly TreeChange[]): Promise<string> {
    const env = { GIT_INDEX_FILE: join(folder, 'index') }
    await runGit(directory, ['read-tree', base], { env })
    for (const { mode, sha, path } of changes) {
      const line = sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`
      await runGit(directory, ['update-index', '-z', '--add', '--replace', '--index-info'], {
        env,
        input: line,
      })
    }
    return gitText(directory, ['write-tree'], { env })
  }

  it('gives the trees that git gives, whatever is added, replaced and removed', async () => {
    const name = fc.constantFrom('a', 'a-', 'a.b', 'a0', 'b', 'ä')
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
    const wish = fc.record({
      path,
      text: fc.constantFrom('1', '2'),
      mode: fc.constantFrom('100644', '100755'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 1, maxLength: 6 }),
        fc.array(wish, { minLength: 1, maxLength: 4 }),
        async (first, second) => {
          const base = await writeTree(
            directory,
            null,
            await Promise.all(first.map((item) => change(item.path, item.text, item.mode))),
          )
          const changes = await Promise.all(
            second.map((item, index) => change(item.path, index === 1 ? null : item.text, item.mode)),
          )
          expect(await writeTree(directory, base, changes)).toBe(await treeOfGit(base, changes))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('writes commits that git reads as they were meant', async () => {
    const sha = await writeCommit(directory, {
      tree: await writeTree(directory, null, [await change('f', 'x')]),
      parents: [],
      author: { name: 'Zoë <x>\nparent 1', email: 'z@example.com>', date: '2026-03-04T05:06:07Z' },
      committer: signature,
      message: 'Title\n\nBody ä',
    })
    const shown = await gitText(directory, ['show', '--no-patch', '--format=%an|%ae|%at|%cn|%B', sha])
    expect(shown.trim()).toBe(
      `Zoë xparent 1|z@example.com|${Date.parse('2026-03-04T05:06:07Z') / 1000}|A|Title\n\nBody ä`,
    )
    expect((await gitText(directory, ['fsck', '--strict', '--no-dangling'])).trim()).toBe('')
    expect(await readCommit(directory, sha)).toMatchObject({
      message: 'Title\n\nBody ä',
      author: { name: 'Zoë xparent 1' },
    })
  })

  it('lists changes of every kind with their patches', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('')
    const before = await commit(
      [],
      [
        await change('old name.txt', text),
        await change('gone', 'diff --git a/x b/x\n@@ -1 +1 @@\n'),
        await change('kind', 'target'),
        await change('bin', '\0\u0001'),
      ],
    )
    const after = await commit(
      [before],
      [
        await change('old name.txt', null),
        await change('new "name"\n.txt', `${text}more\n`),
        await change('gone', null),
        await change('kind', 'target', '120000'),
        await change('bin', '\0\u0002'),
        await change('zz', 'last\n'),
      ],
    )
    const files = await filesBetween(directory, before, after)
    expect(
      files.map(({ path, status, additions, deletions, previousPath }) => [
        path,
        status,
        additions,
        deletions,
        previousPath,
      ]),
    ).toEqual([
      ['bin', 'modified', 0, 0, null],
      ['gone', 'removed', 0, 2, null],
      ['kind', 'changed', 0, 0, null],
      ['new "name"\n.txt', 'renamed', 1, 0, 'old name.txt'],
      ['zz', 'added', 1, 0, null],
    ])
    expect(files.map(({ patch }) => patch)).toEqual([
      undefined,
      '@@ -1,2 +0,0 @@\n-diff --git a/x b/x\n-@@ -1 +1 @@',
      expect.stringContaining('-target'),
      expect.stringMatching(/\+more$/),
      '@@ -0,0 +1 @@\n+last',
    ])
  })

  it('answers questions about history with and without its memory of straight lines', async () => {
    const root = await commit([], [await change('f', '0')])
    const left = await commit([root], [await change('l', '1')])
    const right = await commit([root], [await change('r', '1')])
    const merged = await writeTree(directory, left, [await change('r', '1')])
    const both = await writeCommit(directory, {
      tree: merged,
      parents: [left, right],
      author: signature,
      committer: signature,
      message: 'm',
    })
    expect(await mergeBase(directory, root, left)).toBe(root)
    expect(await mergeBase(directory, left, right)).toBe(root)
    expect([
      await isAncestor(directory, root, right),
      await isAncestor(directory, right, both),
      await isAncestor(directory, left, right),
    ]).toEqual([true, true, false])
    expect((await commitsBetween(directory, root, left)).map(({ sha }) => sha)).toEqual([left])
    expect((await commitsBetween(directory, root, both)).map(({ sha }) => sha).toSorted()).toEqual(
      [left, right, both].toSorted(),
    )
    expect(await mergeTrees(directory, left, right)).toEqual({ kind: 'clean', tree: merged })
    expect(await mergeTrees(directory, root, left)).toMatchObject({ kind: 'clean' })
    const clash = await commit([root], [await change('f', 'mine')])
    const other = await commit([root], [await change('f', 'theirs')])
    expect(await mergeTrees(directory, clash, other)).toEqual({ kind: 'conflict', paths: ['f'] })
    const stranger = await commit([], [await change('s', 's')])
    expect(await mergeBase(directory, root, stranger)).toBeNull()
  })

  it('tells what git complained about', async () => {
    await expect(runGit(directory, ['cat-file', 'blob', 'f'.repeat(40)])).rejects.toThrow(GitError)
    await expect(runGit(directory, ['cat-file', 'blob', 'f'.repeat(40)])).rejects.toThrow(
      /git cat-file ended with 128/,
    )
    expect(await readCommit(directory, 'f'.repeat(40))).toBeUndefined()
    expect(await readTree(directory, 'not a sha', 'one-level')).toBeUndefined()
  })
})
