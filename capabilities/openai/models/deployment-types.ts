import { type Column, catalog, type Model, type ModelName } from './catalog.ts'

/** Ways of deploying a model, as Azure names them. */
export const deploymentTypes = [
  'GlobalStandard',
  'DataZoneStandard',
  'Standard',
  'GlobalProvisionedManaged',
  'DataZoneProvisionedManaged',
  'ProvisionedManaged',
  'GlobalBatch',
  'DataZoneBatch',
] as const
export type DeploymentType = (typeof deploymentTypes)[number]

/** Names for all types that are paid for in the same way. */
export const kindsOfDeployment = ['Provisioned', 'Batch'] as const
export type DeploymentWish = DeploymentType | (typeof kindsOfDeployment)[number]

export type Billing = 'per_token' | 'provisioned_units' | 'batch_api'

const columns: Readonly<Record<DeploymentType, Column>> = {
  GlobalStandard: 'GlobalStandard',
  DataZoneStandard: 'DataZoneStandard',
  Standard: 'Standard',
  GlobalProvisionedManaged: 'GlobalStandard',
  DataZoneProvisionedManaged: 'DataZoneStandard',
  // The matrix has no column for regional throughput units; they are sold at most where the model is at all.
  ProvisionedManaged: 'GlobalStandard',
  GlobalBatch: 'GlobalStandard',
  DataZoneBatch: 'DataZoneStandard',
}

const byColumn = {
  GlobalStandard: {
    per_token: 'GlobalStandard',
    provisioned_units: 'GlobalProvisionedManaged',
    batch_api: 'GlobalBatch',
  },
  DataZoneStandard: {
    per_token: 'DataZoneStandard',
    provisioned_units: 'DataZoneProvisionedManaged',
    batch_api: 'DataZoneBatch',
  },
  // Batches are processed in one region nowhere; the closest that there is pays by the token.
  Standard: { per_token: 'Standard', provisioned_units: 'ProvisionedManaged', batch_api: 'Standard' },
} as const satisfies Readonly<Record<Column, Readonly<Record<Billing, DeploymentType>>>>

/** The type that processes data where `column` says and is paid for as `billing` says. */
export function deploymentType(column: Column, billing: Billing): DeploymentType {
  return byColumn[column][billing]
}

/** Whether a wish is the name of one type. */
export function isOneType(wish: DeploymentWish): wish is DeploymentType {
  return deploymentTypes.some((type) => type === wish)
}

/** Where a type processes data. */
export function reachOf(type: DeploymentType): Column {
  return type === 'ProvisionedManaged' ? 'Standard' : columns[type]
}

export function billingOf(type: DeploymentWish): Billing {
  if (type.includes('Provisioned')) return 'provisioned_units'
  return type.endsWith('Batch') ? 'batch_api' : 'per_token'
}

/** The type that a model gets: embeddings are sold by the token only. */
export function typeForModel(name: ModelName, type: DeploymentType): DeploymentType {
  return catalog[name].kind === 'embeddings' ? deploymentType(reachOf(type), 'per_token') : type
}

/** Regions in which a model can be deployed in this way. */
export function regionsOf(name: ModelName, type: DeploymentType): readonly string[] {
  const model: Model = catalog[name]
  return model.regions[columns[typeForModel(name, type)]] ?? []
}

/** Thousand tokens a minute that a subscription begins with; undefined for types that count otherwise. */
export function quotaOf(name: ModelName, type: DeploymentType): number | undefined {
  const own = typeForModel(name, type)
  const model: Model = catalog[name]
  return billingOf(own) === 'per_token' ? model.quota[columns[own]] : undefined
}
