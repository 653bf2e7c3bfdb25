import type { Settings } from './parameters.ts'
import { type RecordType, recordTypes } from './record-types.ts'

/** What a record is, whether it is written or deleted. */
interface RecordIdentity {
  readonly fqdn: string
  readonly zone: string
  readonly isPrivate: boolean
  readonly type: RecordType
}

export interface WrittenRecord extends RecordIdentity {
  readonly kind: 'record'
  readonly ttl: number
  /** Empty for an alias. */
  readonly values: readonly string[]
  /** The Azure resource that an alias stands for. */
  readonly alias?: string
}

export interface DeletedRecord extends RecordIdentity {
  readonly kind: 'deletion'
}

export interface NewZone {
  readonly kind: 'zone'
  readonly zone: string
  readonly isPrivate: boolean
  readonly resourceGroup: string
  /** Region of the resource group when the zone brings its own. */
  readonly region?: string
  /** Network that a private zone answers in. */
  readonly vnetId?: string
}

export type Subject = WrittenRecord | DeletedRecord | NewZone

/** What is made or deleted; undefined while something that it needs is open. */
export function subjectOf(settings: Settings): Subject | undefined {
  const { action, fqdn, zone, private: isPrivate, ttl } = settings
  if (action === 'create_zone') return newZone(settings)
  const type = recordTypes.find((one) => one === settings.record_type)
  if (type === undefined) return undefined
  const identity = { fqdn, zone, isPrivate, type }
  if (action === 'delete') return { kind: 'deletion', ...identity }
  const { record_values: values, target_resource_id: alias } = settings
  if (ttl === undefined) return undefined
  if (alias !== undefined) return { kind: 'record', ...identity, ttl, values: [], alias }
  return values === undefined ? undefined : { kind: 'record', ...identity, ttl, values }
}

function newZone(settings: Settings): NewZone | undefined {
  const { zone, private: isPrivate, resource_group: resourceGroup, region, vnet_id: vnetId } = settings
  if (resourceGroup === undefined || (isPrivate && vnetId === undefined)) return undefined
  return {
    kind: 'zone',
    zone,
    isPrivate,
    resourceGroup,
    ...(region === undefined ? {} : { region }),
    ...(vnetId === undefined ? {} : { vnetId }),
  }
}
