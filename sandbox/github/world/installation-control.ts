import type { Hub } from '../hub.ts'
import {
  acceptPermissions,
  installApp,
  selectRepositories,
  suspendInstallation,
  uninstallApp,
  unsuspendInstallation,
} from './installing.ts'
import { roleIncludes, standingOf } from './roles.ts'
import {
  type Access,
  type Account,
  type App,
  findAccount,
  findRepository,
  type Installation,
  type Repository,
} from './state.ts'

/** What a program may do with installations, as an administrator would on GitHub's pages. Everything throws for what is not there. */
export interface InstallationControl {
  /** Installs an app (the first one by default) and gives the id of the installation. */
  install(wish: {
    readonly account: string
    readonly app?: number
    /** Names of the repositories it covers; all of the account without them. */
    readonly repositories?: readonly string[]
  }): number
  uninstall(installationId: number): void
  suspend(installationId: number): void
  unsuspend(installationId: number): void
  /** Chooses by name what an installation covers. */
  select(installationId: number, repositories: 'all' | readonly string[]): void
  /** Accepts other permissions and events on behalf of the account. */
  accept(
    installationId: number,
    accepted: { readonly permissions: Readonly<Record<string, Access>>; readonly events: readonly string[] },
  ): void
}

/** Controls the installations of a hub. */
export function createInstallationControl(hub: Hub): InstallationControl {
  function find(id: number): Installation {
    const found = hub.state.installations.get(id)
    if (found === undefined) throw new Error(`there is no installation ${id}`)
    return found
  }
  return {
    install({ account: login, app: appId, repositories }) {
      const app = findApp(hub, appId)
      const account = findAccount(hub.state, login)
      if (account === undefined) throw new Error(`there is no account "${login}"`)
      const taken = [...hub.state.installations.values()].some(
        (one) => one.app === app && one.account === account,
      )
      if (taken) throw new Error(`the app ${app.id} is installed on "${login}" already`)
      return installApp(hub, app, {
        account,
        repositories: repositories === undefined ? null : named(hub, account, repositories),
        sender: stewardOf(hub, account),
      }).id
    },
    uninstall(id) {
      const installation = find(id)
      uninstallApp(hub, installation, stewardOf(hub, installation.account))
    },
    suspend(id) {
      const installation = find(id)
      suspendInstallation(hub, installation, stewardOf(hub, installation.account))
    },
    unsuspend(id) {
      const installation = find(id)
      unsuspendInstallation(hub, installation, stewardOf(hub, installation.account))
    },
    select(id, repositories) {
      const installation = find(id)
      const { account } = installation
      const wanted = repositories === 'all' ? null : named(hub, account, repositories)
      selectRepositories(hub, installation, wanted, stewardOf(hub, account))
    },
    accept(id, { permissions, events }) {
      const installation = find(id)
      acceptPermissions(hub, installation, {
        permissions: new Map(Object.entries(permissions)),
        events,
        sender: stewardOf(hub, installation.account),
      })
    },
  }
}

function findApp(hub: Hub, id: number | undefined): App {
  const app = id === undefined ? [...hub.state.apps.values()][0] : hub.state.apps.get(id)
  if (app === undefined) throw new Error(`there is no app ${id ?? ''}`.trimEnd())
  return app
}

function named(hub: Hub, account: Account, names: readonly string[]): Repository[] {
  return names.map((name) => {
    const repository = findRepository(hub.state, account.login, name)
    if (repository === undefined) throw new Error(`"${account.login}" has no repository "${name}"`)
    return repository
  })
}

/** Whoever may install apps on an account: an administrator of it, or the account itself. */
function stewardOf(hub: Hub, account: Account): Account {
  const owned = [...hub.state.repositories.values()].filter(({ owner }) => owner === account)
  const people = [...hub.state.accounts.values()].filter(({ type }) => type === 'User')
  const found = people.find((person) =>
    owned.some((repository) => roleIncludes(standingOf(hub.state, repository, person).role, 'admin')),
  )
  return found ?? account
}
