import type { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, benchOf, infra } from './bench.ts'
import { startWorld, type World } from './world.ts'

const absent = 'f'.repeat(40)

/** What a request may name that exists only in the running world. */
interface Facts {
  readonly main: string
  readonly topic: string
  readonly blob: string
  readonly tree: string
  readonly pull: number
  readonly draft: number
  readonly conflict: number
}

interface Case {
  readonly what: string
  readonly request: (facts: Facts) => [string, Record<string, unknown>]
  readonly status: number
  readonly message: string
  readonly errors?: unknown
}

const pulls = 'POST /repos/{owner}/{repo}/pulls'
const refs = 'POST /repos/{owner}/{repo}/git/refs'
const trees = 'POST /repos/{owner}/{repo}/git/trees'
const commits = 'POST /repos/{owner}/{repo}/git/commits'
const blobs = 'POST /repos/{owner}/{repo}/git/blobs'
const merge = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge'
const contents = 'PUT /repos/{owner}/{repo}/contents/{path}'
const moveMain = 'PATCH /repos/{owner}/{repo}/git/refs/heads/main'
const failed = 'Validation Failed'
const notSupplied = (name: string) => `Invalid request.\n\n"${name}" wasn't supplied.`
const custom = (message: string) => [{ resource: 'PullRequest', code: 'custom', message }]
const entry = (fields: Record<string, unknown>): [string, Record<string, unknown>] => [
  trees,
  { tree: [{ path: 'x', mode: '100644', type: 'blob', ...fields }] },
]

const cases: readonly Case[] = [
  {
    what: 'a pull request from a branch that does not exist',
    request: () => [pulls, { title: 'x', head: 'none', base: 'main' }],
    status: 422,
    message: failed,
    errors: [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
  },
  {
    what: 'a pull request into a branch that does not exist',
    request: () => [pulls, { title: 'x', head: 'topic', base: 'none' }],
    status: 422,
    message: failed,
    errors: [{ resource: 'PullRequest', field: 'base', code: 'invalid' }],
  },
  {
    what: 'a pull request of a branch into itself',
    request: () => [pulls, { title: 'x', head: 'main', base: 'main' }],
    status: 422,
    message: failed,
    errors: custom('No commits between main and main'),
  },
  {
    what: 'a pull request with nothing new in it',
    request: () => [pulls, { title: 'x', head: 'same', base: 'main' }],
    status: 422,
    message: failed,
    errors: custom('No commits between main and same'),
  },
  {
    what: 'a second pull request between the same branches',
    request: () => [pulls, { title: 'x', head: 'topic', base: 'main' }],
    status: 422,
    message: failed,
    errors: custom('A pull request already exists for acme:topic.'),
  },
  {
    what: 'a pull request without a head',
    request: () => [pulls, { title: 'x', base: 'main' }],
    status: 422,
    message: notSupplied('head'),
  },
  {
    what: 'a merge of another head than the caller has seen',
    request: ({ pull, main }) => [merge, { pull_number: pull, sha: main }],
    status: 409,
    message: 'Head branch was modified. Review and try the merge again.',
  },
  {
    what: 'a merge of a draft',
    request: ({ draft }) => [merge, { pull_number: draft }],
    status: 405,
    message: 'Pull Request is still a draft',
  },
  {
    what: 'a merge with conflicts',
    request: ({ conflict }) => [merge, { pull_number: conflict }],
    status: 405,
    message: 'Pull Request is not mergeable',
  },
  {
    what: 'a merge of a pull request that does not exist',
    request: () => [merge, { pull_number: 999 }],
    status: 404,
    message: 'Not Found',
  },
  {
    what: 'a ref that exists',
    request: ({ main }) => [refs, { ref: 'refs/heads/topic', sha: main }],
    status: 422,
    message: 'Reference already exists',
  },
  {
    what: 'a ref below a ref',
    request: ({ main }) => [refs, { ref: 'refs/heads/topic/part', sha: main }],
    status: 422,
    message: 'Reference update failed',
  },
  {
    what: 'a ref to an object that does not exist',
    request: () => [refs, { ref: 'refs/heads/new', sha: absent }],
    status: 422,
    message: 'Object does not exist',
  },
  {
    what: 'a ref to something that is no object name',
    request: () => [refs, { ref: 'refs/heads/new', sha: 'main' }],
    status: 422,
    message: 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
  },
  {
    what: 'a branch at a blob',
    request: ({ blob }) => [refs, { ref: 'refs/heads/new', sha: blob }],
    status: 422,
    message: 'Reference update failed',
  },
  {
    what: 'a ref without an object',
    request: () => [refs, { ref: 'refs/heads/new' }],
    status: 422,
    message: notSupplied('sha'),
  },
  {
    what: 'a move that loses commits',
    request: ({ topic }) => [moveMain, { sha: topic }],
    status: 422,
    message: 'Update is not a fast forward',
  },
  {
    what: 'a move of a ref that does not exist',
    request: ({ main }) => ['PATCH /repos/{owner}/{repo}/git/refs/heads/none', { sha: main }],
    status: 422,
    message: 'Reference does not exist',
  },
  {
    what: 'the end of the default branch',
    request: () => ['DELETE /repos/{owner}/{repo}/git/refs/heads/main', {}],
    status: 422,
    message: 'Cannot delete the default branch',
  },
  { what: 'an empty tree', request: () => [trees, { tree: [] }], status: 422, message: 'Invalid tree info' },
  {
    what: 'a tree on a base that is none',
    request: ({ blob }) => [trees, { base_tree: blob, tree: [] }],
    status: 422,
    message: 'base_tree is not a valid tree oid',
  },
  {
    what: 'a tree with a path that leaves it',
    request: () => entry({ path: '../x', content: 'x' }),
    status: 422,
    message: 'tree.path ../x is malformed',
  },
  {
    what: 'a tree with a mode that git does not know',
    request: () => entry({ mode: '777', content: 'x' }),
    status: 422,
    message: 'Must supply a valid tree.mode',
  },
  {
    what: 'a tree with a blob that does not exist',
    request: () => entry({ sha: absent }),
    status: 422,
    message: `tree.sha ${absent} is not a valid blob`,
  },
  {
    what: 'a commit of a tree that does not exist',
    request: () => [commits, { message: 'x', tree: absent }],
    status: 422,
    message: 'Tree SHA does not exist',
  },
  {
    what: 'a commit with a parent that is none',
    request: ({ blob, tree }) => [commits, { message: 'x', tree, parents: [blob] }],
    status: 422,
    message: 'Parent SHA does not exist or is not a commit object',
  },
  {
    what: 'a commit without a message',
    request: () => [commits, { tree: absent }],
    status: 422,
    message: notSupplied('message'),
  },
  {
    what: 'a blob without content',
    request: () => [blobs, {}],
    status: 422,
    message: notSupplied('content'),
  },
  {
    what: 'a blob that is no Base64',
    request: () => [blobs, { content: '***', encoding: 'base64' }],
    status: 422,
    message: 'content is not valid Base64',
  },
  {
    what: 'a blob of 40 MiB',
    request: () => [blobs, { content: 'x'.repeat(40 * 1024 * 1024) }],
    status: 422,
    message: 'The input is too large to process: create the blob in a clone and push it.',
  },
  {
    what: 'a file whose old version the caller did not see',
    request: () => [contents, { path: 'a.txt', message: 'x', content: '', sha: absent }],
    status: 409,
    message: `a.txt does not match ${absent}`,
  },
  {
    what: 'a file that exists, without its old version',
    request: () => [contents, { path: 'a.txt', message: 'x', content: '' }],
    status: 422,
    message: notSupplied('sha'),
  },
  {
    what: 'a file without a message',
    request: () => [contents, { path: 'n.txt', content: '' }],
    status: 422,
    message: notSupplied('message'),
  },
  {
    what: 'a file that is no Base64',
    request: () => [contents, { path: 'n.txt', message: 'x', content: '***' }],
    status: 422,
    message: 'content is not valid Base64',
  },
  {
    what: 'a file on a branch that does not exist',
    request: () => [contents, { path: 'n.txt', message: 'x', content: '', branch: 'none' }],
    status: 404,
    message: 'Branch none not found',
  },
  {
    what: 'a file below a file',
    request: () => [contents, { path: 'a.txt/b', message: 'x', content: '' }],
    status: 422,
    message: 'a.txt/b cannot be a file: a.txt is a file',
  },
  {
    what: 'a file in place of a folder',
    request: () => [contents, { path: 'folder', message: 'x', content: '' }],
    status: 422,
    message: 'folder cannot be a file: folder is a folder',
  },
  {
    what: 'an update of a branch that the caller saw otherwise',
    request: ({ pull }) => [
      'PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch',
      { pull_number: pull, expected_head_sha: absent },
    ],
    status: 422,
    message: "expected head sha didn't match current head ref.",
  },
  {
    what: 'an update of a branch that conflicts',
    request: ({ conflict }) => [
      'PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch',
      { pull_number: conflict },
    ],
    status: 422,
    message: 'merge conflict between base and head',
  },
  {
    what: 'a merge of branches that conflict',
    request: () => ['POST /repos/{owner}/{repo}/merges', { base: 'main', head: 'other' }],
    status: 409,
    message: 'Merge conflict',
  },
  {
    what: 'a merge of a branch that does not exist',
    request: () => ['POST /repos/{owner}/{repo}/merges', { base: 'main', head: 'none' }],
    status: 404,
    message: 'Head does not exist',
  },
  {
    what: 'a merge into a branch that does not exist',
    request: () => ['POST /repos/{owner}/{repo}/merges', { base: 'none', head: 'topic' }],
    status: 404,
    message: 'Base does not exist',
  },
  {
    what: 'a comparison with what does not exist',
    request: () => ['GET /repos/{owner}/{repo}/compare/{basehead}', { basehead: 'main...none' }],
    status: 404,
    message: 'No commit found for SHA: none',
  },
]

describe('bad input', () => {
  let world: World
  let alice: Octokit
  let bench: Bench
  let facts: Facts

  beforeAll(async () => {
    world = await startWorld({ files: { 'a.txt': 'a\n', 'folder/b.txt': 'b\n' } })
    alice = world.as('alice')
    bench = benchOf(world, 'alice')
    const topic = await bench.branch('topic')
    await bench.branch('same', {})
    await bench.branch('other', { 'a.txt': 'other\n' })
    await bench.branch('unfinished')
    await bench.write('main', 'a.txt', 'main\n')
    const { data: blob } = await alice.rest.git.createBlob({ ...infra, content: 'x' })
    const draft = { ...infra, title: 'Draft', head: 'unfinished', base: 'main', draft: true }
    const { data: commit } = await alice.rest.git.getCommit({ ...infra, commit_sha: topic })
    facts = {
      tree: commit.tree.sha,
      topic,
      main: await bench.sha('main'),
      blob: blob.sha,
      pull: await bench.open('topic'),
      conflict: await bench.open('other'),
      draft: (await alice.rest.pulls.create(draft)).data.number,
    }
    await world.forget()
  })
  afterAll(async () => {
    await world.close()
  })

  it.each(cases)('refuses $what', async ({ request, status, message, errors }) => {
    const [route, fields] = request(facts)
    const refs = await alice.rest.git.listMatchingRefs({ ...infra, ref: 'heads' })
    await expect(alice.request(route, { ...infra, ...fields })).rejects.toMatchObject({
      status,
      response: { data: { message, ...(errors === undefined ? {} : { errors }) } },
    })
    expect((await alice.rest.git.listMatchingRefs({ ...infra, ref: 'heads' })).data).toEqual(refs.data)
    expect(await world.kinds()).toEqual([])
  })

  it('gives a file of more than 1 MB as raw bytes alone', async () => {
    const text = 'x'.repeat(1024 * 1024 + 1)
    await bench.branch('large', { 'large.txt': text })
    const wish = { ...infra, path: 'large.txt', ref: 'large' }
    expect((await alice.rest.repos.getContent(wish)).data).toMatchObject({
      encoding: 'none',
      content: '',
      size: text.length,
    })
    const { data } = await alice.rest.repos.getContent({ ...wish, mediaType: { format: 'raw' } })
    const raw: unknown = data
    expect(raw).toBe(text)
  })
})
