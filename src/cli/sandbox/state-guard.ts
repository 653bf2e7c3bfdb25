import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSandboxId } from '../../../sandbox/cloud/engine/scope.ts'
import { InputError } from '../../domain/errors.ts'

/**
 * Refuses a folder whose state lies in a remote backend or knows resources of a real subscription.
 * @throws InputError naming the file and what is in it, or that there is no such folder.
 */
export async function assertSandboxState(folder: string): Promise<void> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    throw new InputError(
      `the folder ${folder} cannot be read; -chdir should name a folder of Terraform files`,
      {
        cause: error,
      },
    )
  }
  for (const name of names.filter((one) => /\.(?:tf|tofu)(?:\.json)?$/.test(one)).sort()) {
    const file = join(folder, name)
    const backend = remoteBackendOf(await readFile(file, 'utf8'), name.endsWith('.json') ? 'json' : 'hcl')
    if (backend !== undefined) throw refused(file, backend)
  }
  const initialized = join(folder, '.terraform', 'terraform.tfstate')
  const backend = initializedBackend(await readFile(initialized, 'utf8').catch(() => ''))
  if (backend !== undefined) throw refused(initialized, backend)
  for (const state of await localStates(folder, names)) {
    const subscription = realSubscriptionIn(await readFile(state, 'utf8').catch(() => ''))
    if (subscription === undefined) continue
    throw new InputError(
      `${state} knows resources of the subscription ${subscription}, which is none of the sandbox: a run here would ` +
        'forget them; use a copy of the folder without its state',
    )
  }
}

/** The state of the default workspace, those of the others, and what a local backend may name. */
async function localStates(folder: string, names: readonly string[]): Promise<string[]> {
  const others = join(folder, 'terraform.tfstate.d')
  const workspaces = await readdir(others).catch(() => [])
  return [
    ...names.filter((name) => name.endsWith('.tfstate')).map((name) => join(folder, name)),
    ...workspaces.map((name) => join(others, name, 'terraform.tfstate')),
  ]
}

/** Finds a subscription in a Terraform state whose resources are not those of a sandbox. */
export function realSubscriptionIn(state: string): string | undefined {
  const found = state.matchAll(/"id":\s*"\/subscriptions\/([0-9a-f-]{36})\b/gi)
  return [...found].map(([, id = '']) => id).find((id) => !isSandboxId(id))
}

function refused(file: string, backend: string): InputError {
  return new InputError(
    `${file} keeps the state in the backend "${backend}", which may be that of real resources; ` +
      'the sandbox works with local state only, so run it on a copy without that backend',
  )
}

/** Finds the remote backend that a configuration file declares. */
export function remoteBackendOf(text: string, syntax: 'hcl' | 'json'): string | undefined {
  const pattern =
    syntax === 'hcl'
      ? /^[ \t]*(?:terraform[ \t]*\{[ \t]*)?(?:backend[ \t]+"?([a-z0-9_]+)"?|(cloud))[ \t]*\{/gm
      : /"(?:backend"\s*:\s*[{[]\s*\{?\s*"([a-z0-9_]+)|(cloud))"\s*:/g
  for (const [, backend, cloud] of text.matchAll(pattern)) {
    const name = backend ?? cloud ?? ''
    if (name !== 'local') return name
  }
  return undefined
}

function initializedBackend(text: string): string | undefined {
  const type = /"backend"\s*:\s*\{\s*"type"\s*:\s*"([a-z0-9_]+)"/.exec(text)?.[1]
  return type === 'local' ? undefined : type
}
