import { catalog, type ModelName } from './models/catalog.ts'
import { billingOf, type DeploymentType, typeForModel } from './models/deployment-types.ts'

/** One model as it is deployed: `capacity` is thousand tokens a minute, or provisioned units. */
export interface Deployment {
  readonly model: ModelName
  readonly version: string
  readonly type: DeploymentType
  readonly capacity: number
}

/** What decides about the deployments of an account. */
interface DeploymentSettings {
  readonly models: readonly ModelName[]
  readonly deployment_type: DeploymentType
  readonly capacity_k_tpm?: number | undefined
  readonly embeddings_k_tpm?: number | undefined
  readonly ptu?: number | undefined
}

/** The deployments of an account, in the order of its models. */
export function deploymentsOf(settings: DeploymentSettings): Deployment[] {
  return settings.models.map((model) => {
    const type = typeForModel(model, settings.deployment_type)
    const { kind, versions } = catalog[model]
    const tokens = kind === 'embeddings' ? settings.embeddings_k_tpm : settings.capacity_k_tpm
    const capacity = billingOf(type) === 'provisioned_units' ? settings.ptu : tokens
    if (capacity === undefined) throw new Error(`${model} was settled without its capacity`)
    return { model, version: versions[0], type, capacity }
  })
}
