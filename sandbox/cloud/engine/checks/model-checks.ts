import { plainText } from '../../protocol/value.ts'
import { firstBlock } from './block.ts'
import { type Candidate, findById, type Neighbor } from './candidate.ts'
import {
  CATALOG,
  CATALOG_DATE,
  type CatalogModel,
  type Column,
  RETIRED_MODELS,
  UNRECORDED_MODELS,
} from './model-catalog.ts'

const ACCOUNT_TYPES = ['azurerm_cognitive_account', 'azurerm_ai_services']
/** The column of the matrix that a deployment type follows. */
const COLUMNS: { readonly [sku: string]: Column } = {
  Standard: 'Standard',
  DataZoneStandard: 'DataZoneStandard',
  DataZoneBatch: 'DataZoneStandard',
  DataZoneProvisionedManaged: 'DataZoneStandard',
  GlobalStandard: 'GlobalStandard',
  GlobalBatch: 'GlobalStandard',
  GlobalProvisionedManaged: 'GlobalStandard',
  // Where regional throughput units are sold is not in the matrix; it is no more than where the model runs at all.
  ProvisionedManaged: 'GlobalStandard',
}

/** A deployment needs a model of the catalog, a type of it that its account's region has, and quota that is left. */
export function modelRefusal(candidate: Candidate): string | undefined {
  const { values } = candidate
  const model = firstBlock(values['model'])
  if (model?.['format'] !== 'OpenAI') return undefined
  const wanted = {
    name: plainText(model['name']),
    version: plainText(model['version']),
    sku: plainText(firstBlock(values['sku'])?.['name']),
    region: regionOf(candidate),
  }
  const problem = modelProblem(wanted) ?? quotaProblem(candidate, wanted)
  return problem === undefined ? undefined : `${place(candidate)} with error: ${problem}`
}

interface Wanted {
  readonly name: string
  /** Empty for the version that Azure chooses. */
  readonly version: string
  readonly sku: string
  /** Empty when the account is not known. */
  readonly region: string
}

function modelProblem({ name, version, sku, region }: Wanted): string | undefined {
  const known = CATALOG.get(name)
  const written = `'Format:OpenAI,Name:${name},Version:${version}'`
  const lastDay = retiredOn(name, known)
  if (lastDay !== undefined) {
    return `ServiceModelDeprecated: The model ${written} has been deprecated${lastDay === '' ? '' : ` since ${americanDay(lastDay)} 00:00:00`}.`
  }
  if (known === undefined) {
    if (UNRECORDED_MODELS.has(name)) return undefined
    return `DeploymentModelNotSupported: The model ${written} of account deployment is not supported.`
  }
  if (version !== '' && !known.versions.includes(version)) {
    return `DeploymentModelNotSupported: The model ${written} of account deployment is not supported.`
  }
  const full = version === '' ? (known.versions[0] ?? '') : version
  const regions = regionsOf(known, sku)
  if (regions === undefined) {
    return `InvalidResourceProperties: The specified SKU '${sku}' of account deployment is not supported by the model '${name}' version: '${full}'.`
  }
  if (region === '' || regions.includes(region)) return undefined
  return `InvalidResourceProperties: The specified SKU '${sku}' for model '${name} ${full}' is not supported in this region '${region}'.`
}

/** Quota belongs to a model and a type in one region of one subscription, so that all its accounts share it. */
function quotaProblem(candidate: Candidate, wanted: Wanted): string | undefined {
  const { name, sku, region } = wanted
  const column = columnOf(sku)
  // Batch and provisioned types are counted in other units.
  const limit = column === sku ? CATALOG.get(name)?.quota[column] : undefined
  if (limit === undefined || region === '') return undefined
  const used = candidate.neighbors
    .filter((other) => other.type === 'azurerm_cognitive_deployment')
    .filter(
      (other) => isOfModel(other, wanted) && regionOf({ ...candidate, values: other.values }) === region,
    )
    .reduce((sum, other) => sum + capacityOf(other.values['sku']), 0)
  const capacity = capacityOf(candidate.values['sku'])
  if (used + capacity <= limit) return undefined
  const quota = `Tokens Per Minute (thousands) - ${name} - ${sku}`
  return (
    `InsufficientQuota: This operation require ${capacity} new capacity in quota ${quota}, which is bigger than the ` +
    `current available capacity ${limit - used}. The current quota usage is ${used} and the quota limit is ${limit} for quota ${quota}.`
  )
}

function retiredOn(name: string, known: CatalogModel | undefined): string | undefined {
  if (RETIRED_MODELS.has(name)) return RETIRED_MODELS.get(name) ?? ''
  const last = known?.retiresOn
  return last !== undefined && last <= CATALOG_DATE ? last : undefined
}

function columnOf(sku: string): Column | undefined {
  return Object.hasOwn(COLUMNS, sku) ? COLUMNS[sku] : undefined
}

function regionsOf(model: CatalogModel, sku: string): readonly string[] | undefined {
  const column = columnOf(sku)
  return column === undefined ? undefined : model.regions[column]
}

/** The region of the account that a deployment names; empty when there is no such account. */
function regionOf({ values, neighbors }: Pick<Candidate, 'neighbors'> & Pick<Neighbor, 'values'>): string {
  const account = findById(neighbors, ACCOUNT_TYPES, values['cognitive_account_id'])
  return plainText(account?.values['location']).toLowerCase().replaceAll(' ', '')
}

function isOfModel(other: Neighbor, { name, sku }: Wanted): boolean {
  return (
    plainText(firstBlock(other.values['model'])?.['name']) === name &&
    plainText(firstBlock(other.values['sku'])?.['name']) === sku
  )
}

function capacityOf(sku: unknown): number {
  const capacity = firstBlock(sku)?.['capacity']
  return typeof capacity === 'number' ? capacity : 1
}

function place({ scope, values }: Candidate): string {
  const account = plainText(values['cognitive_account_id'])
  const group = /\/resourceGroups\/([^/]+)\//i.exec(account)?.[1] ?? ''
  return (
    `creating Deployment (Subscription: "${scope.subscription}"\nResource Group Name: "${group}"\n` +
    `Account Name: "${account.split('/').at(-1) ?? ''}"\nDeployment Name: "${plainText(values['name'])}"): ` +
    'performing CreateOrUpdate: unexpected status 400 (400 Bad Request)'
  )
}

/** Azure writes days as 03/31/2026. */
function americanDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}
