import type { CapabilityContext, Environment, Stated } from '#capability'
import { kindFacts, type TargetKind } from './target-kinds.ts'

/** Something that the same request makes and that can be watched. */
export interface Companion {
  readonly name: string
  readonly kind: TargetKind
  readonly id: string
  /** Resource groups that its cost is counted in. */
  readonly costGroups: readonly string[]
  readonly dependsOn: readonly string[]
  readonly settled: Stated
  readonly tokensPerMinute?: number
  readonly provisioned?: true
}

const makers: Readonly<
  Record<string, { readonly kind: TargetKind; readonly nameOf: string; readonly stack: string }>
> = {
  aml: { kind: 'machine_learning', nameOf: 'workspace_name', stack: 'aml' },
  databricks: { kind: 'databricks', nameOf: 'workspace_name', stack: 'databricks' },
  openai: { kind: 'openai', nameOf: 'account_name', stack: 'openai' },
  storage: { kind: 'storage_account', nameOf: 'account_name', stack: 'storage' },
}

/** What the other capabilities of the request make in an environment, in alphabetical order of the capabilities. */
export function companionsOf(
  { companions, subscriptions }: CapabilityContext,
  environment: Environment,
): Companion[] {
  return Object.entries(makers).flatMap(([capability, { kind, nameOf, stack }]) => {
    const settled = companions[capability]
    const name = settled?.[nameOf]
    const group = settled?.['resource_group']
    if (settled === undefined || typeof name !== 'string' || typeof group !== 'string') return []
    return [
      {
        name,
        kind,
        id: `/subscriptions/${subscriptions[environment]}/resourceGroups/${group}/providers/${kindFacts[kind].resourceType}/${name}`,
        costGroups: costGroupsOf(kind, group, settled),
        dependsOn: settled['existing'] === true ? [] : [stack],
        settled,
        ...modelCapacity(kind, settled),
      },
    ]
  })
}

/** The machines of a Databricks workspace lie in a resource group of their own, named after the one it is in. */
function costGroupsOf(kind: TargetKind, group: string, settled: Stated): string[] {
  return kind === 'databricks' && settled['existing'] !== true
    ? [group, `${group.slice(0, 82)}-managed`]
    : [group]
}

/** What the models of an Azure OpenAI account may take together. */
function modelCapacity(
  kind: TargetKind,
  settled: Stated,
): Pick<Companion, 'tokensPerMinute' | 'provisioned'> {
  const { billing, models, capacity_k_tpm: other, embeddings_k_tpm: embeddings } = settled
  if (kind !== 'openai') return {}
  if (billing === 'provisioned') return { provisioned: true }
  if (billing !== 'per_token' || !Array.isArray(models) || models.length === 0) return {}
  const thousands = models.map((model) =>
    typeof model === 'string' && model.includes('embedding') ? embeddings : other,
  )
  const known = thousands.filter((one) => typeof one === 'number')
  return known.length < models.length
    ? {}
    : { tokensPerMinute: known.reduce((sum, one) => sum + one * 1000, 0) }
}
