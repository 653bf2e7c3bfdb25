import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { triggers } from '../../src/triggers/triggers.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const Access = z.enum(['read', 'write'])
const Manifest = z.object({
  hook_attributes: z.object({ url: z.url({ protocol: /^https$/ }), active: z.literal(true) }),
  public: z.literal(false),
  default_permissions: z.record(z.string(), Access),
  default_events: z.array(z.string()),
})
const manifest = Manifest.parse(parse(readFileSync(`${root}/app.yml`, 'utf8')))

/** What each request needs ("Permissions required for GitHub Apps", 2026). */
const neededBy: Readonly<Record<string, `${string}:${z.infer<typeof Access>}`>> = {
  'checks.create': 'checks:write',
  'checks.listForRef': 'checks:read',
  'checks.update': 'checks:write',
  'git.createCommit': 'contents:write',
  'git.createRef': 'contents:write',
  'git.createTree': 'contents:write',
  'git.getBlob': 'contents:read',
  'git.getCommit': 'contents:read',
  'git.getRef': 'contents:read',
  'git.getTree': 'contents:read',
  'git.updateRef': 'contents:write',
  'issues.createComment': 'issues:write',
  'issues.deleteComment': 'issues:write',
  'issues.listComments': 'issues:read',
  'issues.update': 'issues:write',
  'issues.updateComment': 'issues:write',
  'pulls.create': 'pull_requests:write',
  'pulls.get': 'pull_requests:read',
  'pulls.list': 'pull_requests:read',
  'pulls.update': 'pull_requests:write',
  'reactions.createForIssue': 'issues:write',
  'reactions.createForIssueComment': 'issues:write',
  'repos.get': 'metadata:read',
  'repos.getCollaboratorPermissionLevel': 'metadata:read',
  'repos.getContent': 'contents:read',
  'teams.getMembershipForUserInOrg': 'members:read',
}

function requestsInSource(): string[] {
  const folder = `${root}/src/adapters/github`
  const sources = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const calls = sources.flatMap((source) => [...source.matchAll(/\brest\s*\.(\w+)\s*\.(\w+)\(/g)])
  return [...new Set(calls.map(([, group, method]) => `${group}.${method}`))].sort()
}

describe('the manifest of the App', () => {
  it('subscribes to exactly the events that triggers read', () => {
    const read = [...triggers.keys()].map((name) => name.slice(0, name.indexOf('.')))
    expect(manifest.default_events.toSorted()).toEqual([...new Set(read)].sort())
  })

  it('knows what every request of the source needs', () => {
    expect(requestsInSource()).toEqual(Object.keys(neededBy).sort())
  })

  it('asks for exactly the permissions that the requests need', () => {
    const needed: Record<string, string> = {}
    for (const entry of Object.values(neededBy)) {
      const [permission = '', access = ''] = entry.split(':')
      if (needed[permission] !== 'write') needed[permission] = access
    }
    expect(manifest.default_permissions).toEqual(needed)
  })
})
