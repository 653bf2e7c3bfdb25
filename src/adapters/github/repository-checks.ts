import { InvariantError } from '../../domain/errors.ts'
import type { CheckRunRequest, RepositoryForge } from '../../ports/forge.ts'
import { capLine, capMarkdown, maxSummaryLength, maxTitleLength } from './cap-text.ts'
import type { RepositoryAccess } from './repository-access.ts'
import { Anything, CheckRunPage } from './schema.ts'

const pageSize = 100
/** Pages of check runs that are read at most; GitHub looks at the newest 1,000 check suites of a commit. */
const maxPages = 10

/** Check runs of our App, told apart by their external id. */
export function createChecks(access: RepositoryAccess): Pick<RepositoryForge, 'putCheckRun'> {
  const { ask, at, fullName } = access
  return {
    async putCheckRun(request) {
      const { name, headSha, externalId } = request
      const fields = { ...at, name, external_id: externalId, ...progressOf(request), ...textsOf(request) }
      const existing = await findCheckRun(access, request)
      if (existing === undefined) {
        await ask({
          what: `creating the check run "${name}" in ${fullName}`,
          answer: Anything,
          repeatOn: 'lag',
          send: (rest) => rest.checks.create({ ...fields, head_sha: headSha }),
        })
        return
      }
      await ask({
        what: `editing the check run "${name}" in ${fullName}`,
        answer: Anything,
        repeatOn: 'outage',
        send: (rest) => rest.checks.update({ ...fields, check_run_id: existing }),
      })
    },
  }
}

async function findCheckRun(
  { ask, at, fullName, appSlug }: RepositoryAccess,
  { headSha, externalId }: CheckRunRequest,
): Promise<number | undefined> {
  for (let page = 1; page <= maxPages; page += 1) {
    const { check_runs: runs } = await ask({
      what: `listing the check runs of ${fullName} at ${headSha}`,
      answer: CheckRunPage,
      repeatOn: 'outage_and_lag',
      send: (rest) =>
        rest.checks.listForRef({ ...at, ref: headSha, filter: 'all', per_page: pageSize, page }),
    })
    const found = runs.find((run) => run.external_id === externalId && run.app?.slug === appSlug)
    if (found !== undefined) return found.id
    if (runs.length < pageSize) return undefined
  }
  return undefined
}

function progressOf({ status, conclusion, name }: CheckRunRequest) {
  if (status !== 'completed') return { status }
  if (conclusion === undefined)
    throw new InvariantError(`the check run "${name}" is completed without a conclusion`)
  return { status, conclusion }
}

function textsOf({ title, summary, actions }: CheckRunRequest) {
  return {
    output: { title: capLine(title, maxTitleLength), summary: capMarkdown(summary, maxSummaryLength) },
    actions: actions.map((action) => ({ ...action })),
  }
}
