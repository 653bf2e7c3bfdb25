import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createBareRepository, runGit } from '../git/git.ts'
import { writeBlob, writeCommit } from '../git/git-objects.ts'
import { writeTree } from '../git/git-trees.ts'
import { type Hub, timestamp } from '../hub.ts'
import { createInstallation } from './installations.ts'
import { createIssueBook } from './issue-records.ts'
import type { Seed, SeedApp, SeedOrganisation, SeedRepository } from './seed.ts'
import { type Account, type App, findAccount, type Organisation, type Repository, takeId } from './state.ts'

const makeKeyPair = promisify(generateKeyPair)
const keyBits = 2048

/** Fills an empty hub from a seed: accounts, bare repositories with a first commit, apps. Sends no webhooks. */
export async function plantSeed(hub: Hub, seed: Seed, directory: string): Promise<void> {
  for (const { login, name } of seed.users) addAccount(hub, { login, name: name ?? login, type: 'User' })
  for (const organisation of seed.organisations) await plantOrganisation(hub, organisation, directory)
  for (const app of seed.apps) await plantApp(hub, app)
}

/** Creates a repository of an account with its first commit. Throws when its directory is taken. */
export async function plantRepository(
  hub: Hub,
  owner: Account,
  seed: SeedRepository,
  directory: string,
): Promise<Repository> {
  const repository = createRepositoryRecord(hub, owner, {
    seed,
    directory: () => join(directory, owner.login, `${seed.name}.git`),
    parent: null,
  })
  if (await exists(repository.directory)) {
    throw new Error(`${repository.directory} exists already: give the GitHub double an empty directory`)
  }
  await createBareRepository(repository.directory, repository.defaultBranch)
  await writeFirstCommit(hub, repository, { 'README.md': `# ${seed.name}\n`, ...seed.files })
  hub.state.repositories.set(repository.fullName.toLowerCase(), repository)
  return repository
}

/** Makes the record of a repository without refs; neither the state nor the disk knows it yet. */
export function createRepositoryRecord(
  hub: Hub,
  owner: Account,
  plan: {
    readonly seed: SeedRepository
    readonly directory: (id: number) => string
    readonly parent: Repository | null
  },
): Repository {
  const { seed, parent } = plan
  const now = timestamp(hub)
  const id = takeId(hub.state)
  return {
    id,
    owner,
    name: seed.name,
    fullName: `${owner.login}/${seed.name}`,
    description: seed.description ?? '',
    visibility: seed.visibility ?? 'public',
    defaultBranch: seed.defaultBranch ?? 'main',
    directory: plan.directory(id),
    createdAt: now,
    pushedAt: now,
    collaborators: new Map(Object.entries(seed.roles ?? {})),
    teamRoles: new Map(Object.entries(seed.teamRoles ?? {})),
    refs: new Map(),
    protections: new Map(),
    parent,
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    issueBook: createIssueBook(),
    checkRuns: new Map(),
    checkSuites: [],
    statuses: [],
    deployments: new Map(),
    environments: new Map(),
  }
}

function addAccount(hub: Hub, account: Pick<Account, 'login' | 'name' | 'type'>): Account {
  const id = takeId(hub.state)
  const email = `${id}+${account.login}@users.noreply.github.com`
  const record: Account = { id, ...account, email, createdAt: timestamp(hub) }
  hub.state.accounts.set(account.login.toLowerCase(), record)
  return record
}

async function plantOrganisation(hub: Hub, seed: SeedOrganisation, directory: string): Promise<void> {
  const account = addAccount(hub, { login: seed.login, name: seed.login, type: 'Organization' })
  const organisation: Organisation = {
    account,
    members: new Map(Object.entries(seed.members)),
    teams: new Map(),
    customRoles: new Map(Object.entries(seed.customRoles ?? {})),
    baseRole: seed.baseRole ?? 'read',
  }
  for (const [slug, logins] of Object.entries(seed.teams ?? {})) {
    const members = new Map(logins.map((login) => [login, 'member' as const]))
    organisation.teams.set(slug, {
      id: takeId(hub.state),
      slug,
      name: slug,
      createdAt: timestamp(hub),
      members,
    })
  }
  hub.state.organisations.set(seed.login.toLowerCase(), organisation)
  for (const repository of seed.repositories) await plantRepository(hub, account, repository, directory)
}

async function plantApp(hub: Hub, seed: SeedApp): Promise<void> {
  const privateKey = seed.privateKey ?? (await makePrivateKey())
  const app: App = {
    id: seed.id,
    slug: seed.slug,
    name: seed.name,
    clientId: `Iv23li${seed.id}`,
    owner: accountOf(hub, seed.owner),
    bot: addAccount(hub, { login: `${seed.slug}[bot]`, name: `${seed.slug}[bot]`, type: 'Bot' }),
    publicKey: createPublicKey(createPrivateKey(privateKey)),
    privateKey,
    webhookSecret: seed.webhookSecret ?? randomBytes(32).toString('hex'),
    webhookUrl: null,
    hookId: takeId(hub.state),
    permissions: new Map(Object.entries(seed.permissions)),
    events: seed.events,
    createdAt: timestamp(hub),
  }
  hub.state.apps.set(app.id, app)
  for (const login of seed.installedOn) createInstallation(hub, app, accountOf(hub, login))
}

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await makeKeyPair('rsa', { modulusLength: keyBits })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

async function writeFirstCommit(
  hub: Hub,
  repository: Repository,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const { directory } = repository
  const changes = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({
      path,
      mode: '100644',
      sha: await writeBlob(directory, Buffer.from(text)),
    })),
  )
  const signature = { name: 'GitHub', email: 'noreply@github.com', date: timestamp(hub) }
  const sha = await writeCommit(directory, {
    tree: await writeTree(directory, null, changes),
    parents: [],
    author: signature,
    committer: signature,
    message: 'Initial commit',
  })
  const ref = `refs/heads/${repository.defaultBranch}`
  await runGit(directory, ['update-ref', ref, sha])
  repository.refs.set(ref, sha)
}

function accountOf(hub: Hub, login: string): Account {
  const account = findAccount(hub.state, login)
  if (account === undefined)
    throw new Error(`the seed names "${login}", which is neither a user nor an organization of it`)
  return account
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
