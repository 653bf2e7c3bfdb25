import type { EngineWorld } from './engine-world.ts'

/** Somebody leaves a resource in the state of a stack that its files do not have, so that its plan removes it. */
export async function somebodyElseBuilt({ terraform, forge }: EngineWorld, path: string): Promise<void> {
  const { owner, name } = forge.place
  const run = {
    repository: `${owner}/${name}`,
    path,
    files: {
      'main.tf': 'resource "azurerm_resource_group" "forgotten" {\n  name = "rg-forgotten"\n}\n',
      'terraform.tfvars.json': '{}\n',
    },
  }
  const abort = new AbortController().signal
  const planned = await terraform.plan(run, abort)
  if (planned.kind !== 'planned') throw new Error(planned.failure.message)
  const approval = { kind: 'plan', plan: planned.plan } as const
  await terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, abort)
}
