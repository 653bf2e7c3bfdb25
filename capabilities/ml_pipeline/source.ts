import * as z from 'zod'

/** Where the code is, as Databricks needs it. */
export const Source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('git'),
    url: z.string(),
    provider: z.enum(['gitHub', 'gitLab', 'bitbucketCloud', 'azureDevOpsServices']),
    /** Who owns the repository: the first part of its path. */
    owner: z.string(),
    name: z.string(),
    /** Folder inside the repository, without slashes around it; empty for all of it. */
    folder: z.string(),
    /** Ref that the address names. */
    ref: z.string().optional(),
    /** File that the address names, inside `folder`. */
    file: z.string().optional(),
  }),
  z.object({
    kind: z.literal('workspace'),
    name: z.string(),
    folder: z.string(),
    file: z.string().optional(),
  }),
])
export type Source = z.infer<typeof Source>
export type Provider = Extract<Source, { kind: 'git' }>['provider']

const hosts: Readonly<Record<string, Provider>> = {
  'github.com': 'gitHub',
  'gitlab.com': 'gitLab',
  'bitbucket.org': 'bitbucketCloud',
  'dev.azure.com': 'azureDevOpsServices',
}

const workspacePath = /^\/(?:Workspace|Repos|Shared|Users)(?:\/[\w.@ -]{1,80}){1,12}\/?$/
const fileName = /\.(?:py|sql|ipynb)$/

export const sourceRule =
  'code is named as owner/repository, the address of a repository on GitHub, GitLab, Bitbucket or Azure DevOps, or a workspace path such as /Workspace/Shared/churn'

/** Reads a repository or a workspace path; undefined when it is neither. Credentials in an address are not read. */
export function parseSource(text: string): Source | undefined {
  if (hasParentSegment(text)) return undefined
  if (text.startsWith('/')) return workspacePath.test(text) ? workspaceSource(text) : undefined
  const short = /^(?:git@)?(github\.com|gitlab\.com|bitbucket\.org)[:/](.+)$/.exec(text)
  if (short !== null) return repositorySource(short[1] ?? '', short[2] ?? '')
  const address = /^https:\/\/(?:[^/@\s]{1,300}@)?([\w.-]{1,80})\/(.+)$/.exec(text)
  if (address !== null) return repositorySource((address[1] ?? '').toLowerCase(), address[2] ?? '')
  return text.includes(':') ? undefined : repositorySource('github.com', text)
}

/** Whether an address carries a password or a token, as https://name:token@host does. */
export function hasCredentials(text: string): boolean {
  return /^https?:\/\/(?:[^/@\s]*:[^/@\s]*|gh[a-z]_[^/@\s]*|github_pat_[^/@\s]*|glpat-[^/@\s]*)@/i.test(text)
}

function hasParentSegment(text: string): boolean {
  return text.split('/').some((segment) => segment === '..' || segment === '.')
}

function workspaceSource(text: string): Source {
  const segments = text.split('/').filter((segment) => segment !== '')
  const last = segments.at(-1) ?? ''
  if (!fileName.test(last)) return { kind: 'workspace', name: last, folder: `/${segments.join('/')}` }
  const parents = segments.slice(0, -1)
  return { kind: 'workspace', name: parents.at(-1) ?? last, folder: `/${parents.join('/')}`, file: last }
}

function repositorySource(host: string, path: string): Source | undefined {
  const provider = Object.hasOwn(hosts, host) ? hosts[host] : undefined
  const segments = (path.split(/[?#]/)[0] ?? '').split('/').filter((segment) => segment !== '')
  if (provider === undefined || !segments.every((segment) => /^[\w.-]{1,100}$/.test(segment)))
    return undefined
  const depth = provider === 'azureDevOpsServices' ? 4 : 2
  if (provider === 'azureDevOpsServices' && segments[2] !== '_git') return undefined
  const [owner, name] = [segments[0], segments[depth - 1]?.replace(/\.git$/, '')]
  if (owner === undefined || name === undefined || name === '' || fileName.test(name)) return undefined
  const url = `https://${host}/${[...segments.slice(0, depth - 1), name].join('/')}`
  return { kind: 'git', url, provider, owner, name, ...insideRepository(segments.slice(depth)) }
}

/** `tree/main/jobs`, `blob/main/jobs/train.py`, `-/tree/main` and plain folders. */
function insideRepository(rest: readonly string[]): { folder: string; ref?: string; file?: string } {
  const segments = rest[0] === '-' ? rest.slice(1) : rest
  const viewed = ['tree', 'blob', 'src'].includes(segments[0] ?? '') && segments[1] !== undefined
  const path = viewed ? segments.slice(2) : segments
  const last = path.at(-1) ?? ''
  const isFile = fileName.test(last)
  return {
    folder: (isFile ? path.slice(0, -1) : path).join('/'),
    ...(viewed ? { ref: segments[1] ?? '' } : {}),
    ...(isFile ? { file: last } : {}),
  }
}
