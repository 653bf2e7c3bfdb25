import { readBlob, readTree } from '../git/git-objects.ts'
import { roleIncludes, roleOrder } from '../world/roles.ts'
import {
  type Account,
  findAccount,
  findOrganisation,
  type Repository,
  type State,
  type Team,
} from '../world/state.ts'
import { matchesPath } from './path-pattern.ts'
import { canWrite } from './review-verdict.ts'

/** One line of a CODEOWNERS file; no owners means that nobody owns what it matches. */
export interface OwnerRule {
  readonly pattern: string
  readonly owners: readonly string[]
}

/** What is wrong with a line of a CODEOWNERS file. */
export interface OwnerError {
  readonly line: number
  readonly column: number
  readonly kind: 'Invalid pattern' | 'Invalid owner' | 'Unknown owner'
  readonly source: string
  readonly suggestion: string | null
  readonly message: string
}

/** People and teams that own one file. */
export interface FileOwners {
  readonly users: readonly Account[]
  readonly teams: readonly Team[]
}

/** A CODEOWNERS file as it is on a commit. */
export interface Codeowners {
  readonly path: string
  readonly rules: readonly OwnerRule[]
  readonly errors: readonly OwnerError[]
}

interface Word {
  readonly text: string
  /** First character is 1. */
  readonly column: number
}

/** The first of these that exists is the one that counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
/** GitHub ignores a larger file ("About code owners", GitHub Docs, 2026). */
const maxBytes = 3 * 1024 * 1024
const owner = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/

/** Reads the CODEOWNERS file of a commit; undefined when there is none. */
export async function readCodeowners(
  state: State,
  repository: Repository,
  commit: string,
): Promise<Codeowners | undefined> {
  const entries = (await readTree(repository.directory, commit, 'recursive')) ?? []
  const entry = places
    .map((place) => entries.find(({ path, type }) => path === place && type === 'blob'))
    .find((found) => found !== undefined)
  if (entry === undefined) return undefined
  const bytes = await readBlob(repository.directory, entry.sha)
  if (bytes === undefined || bytes.byteLength > maxBytes) return undefined
  const known = (name: string) => {
    const { users, teams } = resolveOwners(state, repository, [name])
    return users.length + teams.length > 0
  }
  return { path: entry.path, ...parseCodeowners(bytes.toString('utf8'), known) }
}

/** Parses a CODEOWNERS file: lines with errors are left out, as on GitHub; `known` tells whether an owner can own. */
export function parseCodeowners(
  text: string,
  known: (owner: string) => boolean,
): Pick<Codeowners, 'rules' | 'errors'> {
  const rules: OwnerRule[] = []
  const errors: OwnerError[] = []
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    const [pattern, ...owners] = wordsOf(source)
    if (pattern === undefined) continue
    const fault = (word: Word, kind: OwnerError['kind'], advice: string, suggestion: string | null) =>
      errors.push({
        line: index + 1,
        column: word.column,
        kind,
        source,
        suggestion,
        message: `${kind} on line ${index + 1}: ${advice}\n\n  ${source}\n  ${' '.repeat(word.column - 1)}^`,
      })
    if (/^!|[[\]]|^\\/.test(pattern.text)) {
      fault(pattern, 'Invalid pattern', 'negation, character ranges and escapes are not supported', null)
      continue
    }
    for (const word of owners) {
      if (!owner.test(word.text))
        fault(word, 'Invalid owner', 'write @user, @organization/team or an email address', null)
      else if (!known(word.text))
        fault(
          word,
          'Unknown owner',
          `make sure ${word.text} exists and has write access to the repository`,
          null,
        )
    }
    if (owners.every(({ text: name }) => owner.test(name)))
      rules.push({ pattern: pattern.text, owners: owners.map(({ text: name }) => name) })
  }
  return { rules, errors }
}

/** The owners of a path: those of the last rule that matches it. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  return rules.findLast(({ pattern }) => matchesPath(pattern, path))?.owners ?? []
}

/** Finds the people and teams behind owners; those without write access do not count, as on GitHub. */
export function resolveOwners(state: State, repository: Repository, owners: readonly string[]): FileOwners {
  const users = new Set<Account>()
  const teams = new Set<Team>()
  for (const name of owners) {
    const [login = '', slug] = name.replace(/^@/, '').split('/')
    const account = name.startsWith('@')
      ? findAccount(state, login)
      : [...state.accounts.values()].find(({ email }) => email === name)
    if (slug !== undefined) {
      const team = findOrganisation(state, login)?.teams.get(slug.toLowerCase())
      if (
        team !== undefined &&
        login.toLowerCase() === repository.owner.login.toLowerCase() &&
        teamWrites(state, repository, team)
      )
        teams.add(team)
    } else if (account?.type === 'User' && canWrite(state, repository, account)) users.add(account)
  }
  return { users: [...users], teams: [...teams] }
}

/** Tells whether an owner list includes an account, itself or through a team. */
export function owns({ users, teams }: FileOwners, account: Account): boolean {
  return users.includes(account) || teams.some(({ members }) => members.has(account.login))
}

/** A team owns nothing unless the team itself was given write access, whatever its members may do. */
function teamWrites(state: State, repository: Repository, team: Team): boolean {
  const granted = repository.teamRoles.get(team.slug) ?? 'none'
  const organisation = findOrganisation(state, repository.owner.login)
  const role = roleOrder.find((known) => known === granted) ?? organisation?.customRoles.get(granted)
  return role !== undefined && roleIncludes(role, 'write')
}

function wordsOf(line: string): Word[] {
  const comment = line.search(/(?:^|\s)#/)
  const text = comment < 0 ? line : line.slice(0, comment)
  return [...text.matchAll(/(?:[^\s\\]|\\.)+/g)].map((match) => ({
    text: match[0].replaceAll('\\ ', ' '),
    column: match.index + 1,
  }))
}
