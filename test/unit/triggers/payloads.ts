import type { Json } from '../../../src/lib/json.ts'

/** The smallest payloads that show each case; fields of GitHub's that are not read are left out. */

export const alice = { login: 'alice', type: 'User' }
export const bot = { login: 'planwright[bot]', type: 'Bot' }
export const otherBot = { login: 'dependabot[bot]', type: 'Bot' }

const common = {
  sender: alice,
  installation: { id: 77 },
  repository: { name: 'infra', owner: { login: 'acme' }, default_branch: 'main' },
}

type Change = Readonly<Record<string, Json>>

export function issueOf(change: Change = {}): Change {
  return { number: 12, title: 'A database', body: 'Please.', user: alice, ...change }
}

export function issuePayload(change: Change = {}): Change {
  return { ...common, issue: issueOf(), ...change }
}

export function commentPayload(change: Change = {}): Json {
  return { ...common, issue: issueOf(), comment: { id: 501, body: 'yes', user: alice }, ...change }
}

const here = { id: 1 }

export function pullRequestOf(change: Change = {}): Change {
  return {
    number: 15,
    body: 'What and why.\n\n<!-- planwright:request=acme/infra#12 -->',
    user: bot,
    head: { ref: 'planwright/12-web', sha: 'head-sha', repo: here },
    base: { ref: 'main', sha: 'base-sha', repo: here },
    merged: false,
    merge_commit_sha: 'test-merge-sha',
    merged_by: null,
    ...change,
  }
}

export function pullPayload(pullRequest: Change = {}, change: Change = {}): Json {
  return { ...common, pull_request: pullRequestOf(pullRequest), ...change }
}

export function reviewPayload(state: string, pullRequest: Change = {}, change: Change = {}): Json {
  const review = { state, commit_id: 'reviewed-sha', user: { login: 'carol', type: 'User' } }
  return { ...common, pull_request: pullRequestOf(pullRequest), review, ...change }
}

export function checkPayload(externalId: string, change: Change = {}): Json {
  return { ...common, check_run: { external_id: externalId, app: { slug: 'planwright' } }, ...change }
}
