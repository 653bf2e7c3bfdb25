import {
  type CapabilityContext,
  type JsonValue,
  type StackBlueprint,
  shortHash,
  standardTags,
} from '#capability'
import { zoneNamed } from './find-zone.ts'
import { relativeName } from './names.ts'
import type { Settings } from './parameters.ts'
import { type RecordType, shapeOf } from './record-types.ts'
import { fieldsOf } from './record-values.ts'
import { slugOf } from './slug.ts'
import { type DeletedRecord, type NewZone, subjectOf, type WrittenRecord } from './subject.ts'

type Made = Pick<StackBlueprint, 'title' | 'folder' | 'template' | 'settings' | 'variables' | 'claims'>

export const stackId = 'dns'

/** The one stack: a record, what is left of a deleted one, or a zone. */
export function stacks(settings: Settings, context: CapabilityContext): StackBlueprint[] {
  const subject = subjectOf(settings)
  if (subject === undefined) return []
  const made =
    subject.kind === 'record'
      ? writtenRecord(subject, settings, context)
      : subject.kind === 'deletion'
        ? deletedRecord(subject)
        : newZone(subject, settings, context)
  const subscription_id = context.subscriptions[settings.environment]
  return [
    {
      ...made,
      id: stackId,
      variables: { subscription_id, ...made.variables },
      providers: ['azurerm'],
      dependsOn: [],
      plannable: 'now',
    },
  ]
}

function writtenRecord(record: WrittenRecord, settings: Settings, context: CapabilityContext): Made {
  const { fqdn, zone, isPrivate, type, ttl, alias } = record
  const shape = shapeOf(type)
  return {
    title: `${type} record ${fqdn}`,
    folder: folderOf(record),
    template: 'record',
    settings: {
      record_resource: resourceOf(type, isPrivate),
      zone_resource: isPrivate ? 'azurerm_private_dns_zone' : 'azurerm_dns_zone',
      record_type: type,
      alias: alias !== undefined,
      shape: alias === undefined ? shape : 'alias',
    },
    variables: {
      zone_name: zone,
      resource_group_name: zoneNamed(settings, context.dnsZones).resourceGroup,
      fqdn,
      record_name: relativeName(fqdn, zone),
      ttl,
      ...(alias === undefined ? valuesOf(record) : { target_resource_id: alias }),
      tags: standardTags(settings, context),
    },
  }
}

function valuesOf({ type, values }: WrittenRecord): Record<string, JsonValue> {
  if (shapeOf(type) === 'single') return { target: values[0] ?? '' }
  return { [shapeOf(type) === 'txt' ? 'texts' : 'records']: values.map((value) => fieldsOf(type, value)) }
}

function deletedRecord(record: DeletedRecord): Made {
  return {
    title: `Removal of the ${record.type} record ${record.fqdn}`,
    folder: folderOf(record),
    template: 'record-removed',
    settings: { record_resource: resourceOf(record.type, record.isPrivate) },
    variables: {},
  }
}

function newZone(subject: NewZone, settings: Settings, context: CapabilityContext): Made {
  const { zone, isPrivate, resourceGroup, region, vnetId } = subject
  return {
    title: `${isPrivate ? 'Private' : 'Public'} DNS zone ${zone}`,
    folder: `dns-zone-${slugOf(zone, 60)}-${shortHash(`${visibility(isPrivate)} ${zone}`)}`,
    template: 'zone',
    settings: { private: isPrivate, new_resource_group: region !== undefined },
    variables: {
      zone_name: zone,
      resource_group_name: resourceGroup,
      ...(region === undefined ? {} : { location: region }),
      ...(vnetId === undefined
        ? {}
        : { virtual_network_id: vnetId, link_name: `link-${vnetId.split('/').at(-1) ?? ''}` }),
      tags: standardTags(settings, context),
    },
    ...(region === undefined
      ? {}
      : { claims: [{ kind: 'resource_group', value: resourceGroup, parameter: 'resource_group' }] }),
  }
}

/**
 * The folder of a record, the same whenever the same record is asked for: its name in letters that a path may have,
 * and a hash that keeps names apart which look alike then, as `a-b.contoso.com` and `a.b.contoso.com`.
 */
function folderOf({ fqdn, type, isPrivate }: WrittenRecord | DeletedRecord): string {
  const hash = shortHash(`${visibility(isPrivate)} ${type} ${fqdn}`)
  return `dns-${slugOf(fqdn, 60)}-${type.toLowerCase()}-${hash}`
}

function visibility(isPrivate: boolean): string {
  return isPrivate ? 'private' : 'public'
}

function resourceOf(type: RecordType, isPrivate: boolean): string {
  return `azurerm_${isPrivate ? 'private_' : ''}dns_${type.toLowerCase()}_record`
}
