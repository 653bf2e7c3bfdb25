import type { ServerResponse } from 'node:http'
import { diffText, mergeBase } from '../git/git-history.ts'
import { decodeText } from '../http/decode-text.ts'
import { comparisonBase, isPull, type PullIssue } from '../pulls/pull-facts.ts'
import type { Repository } from '../world/state.ts'
import { fileBytes } from './file-page.ts'
import type { Visit } from './layout.ts'
import { splitRef, visibleRepository } from './visible.ts'

const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** Serves raw files and diffs of pull requests as text; false when the path names none that the visitor may see. */
export async function servePlainText(visit: Visit, response: ServerResponse): Promise<boolean> {
  const body = (await rawFile(visit)) ?? (await pullDiff(visit))
  if (body === undefined) return false
  response.writeHead(200, headers).end(body)
  return true
}

async function rawFile(visit: Visit): Promise<Buffer | undefined> {
  const [, owner, name, tail] = /^\/([^/]+)\/([^/]+)\/raw\/(.+)$/.exec(visit.path) ?? []
  const repository = visibleRepository(visit, owner, name)
  if (repository === undefined || tail === undefined) return undefined
  const { ref, path } = splitRef(repository, decodeText(tail))
  return fileBytes(repository, ref, path)
}

async function pullDiff(visit: Visit): Promise<string | undefined> {
  const [, owner, name, number] =
    /^\/([^/]+)\/([^/]+)\/pull\/(\d{1,9})\.(?:diff|patch)$/.exec(visit.path) ?? []
  const repository = visibleRepository(visit, owner, name)
  const issue = repository?.issues.get(Number(number))
  if (repository === undefined || issue === undefined || !isPull(issue)) return undefined
  return diffOf(repository, issue)
}

async function diffOf(repository: Repository, issue: PullIssue): Promise<string> {
  const base = comparisonBase(repository, issue)
  const from = (await mergeBase(repository.directory, base, issue.pull.headSha)) ?? base
  return diffText(repository.directory, from, issue.pull.headSha)
}
