import * as z from 'zod'
import { parameter } from '#capability'

const days = (least: number, most: number) => {
  const rule = `it is a whole number of days from ${least} to ${most.toLocaleString('en-US')}`
  return z.int(rule).min(least, rule).max(most, rule)
}

/** How often data is kept, how long, and what becomes of it. */
export const protectionParameters = {
  replication: parameter(
    z.enum(
      ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'],
      'replication is LRS, ZRS, GRS, RAGRS, GZRS or RAGZRS',
    ),
    {
      label: 'replication',
      kind: 'choice',
      aliases: ['replication', 'redundancy', 'copies'],
      synonyms: {
        LRS: ['locally redundant', 'locally redundant storage', 'local redundancy', 'cheapest replication'],
        ZRS: ['zone redundant', 'zone-redundant', 'zone redundancy', 'across zones'],
        GRS: [
          'geo redundant',
          'geo-redundant',
          'geo redundancy',
          'second region',
          'another region as well',
          'disaster recovery',
        ],
        RAGRS: ['ra-grs', 'read access geo redundant', 'readable in the second region'],
        GZRS: ['geo zone redundant', 'geo-zone-redundant'],
        RAGZRS: ['ra-gzrs', 'read access geo zone redundant'],
      },
    },
  ),
  access_tier: parameter(z.enum(['Hot', 'Cool', 'Cold'], 'an access tier is Hot, Cool or Cold'), {
    label: 'access tier',
    kind: 'choice',
    aliases: ['access tier', 'tier', 'storage tier'],
    synonyms: {
      Hot: ['hot tier', 'hot storage', 'read often'],
      Cool: ['cool tier', 'cool storage', 'rarely read', 'infrequent access', 'rarely accessed'],
      Cold: ['cold tier', 'cold storage', 'almost never read'],
    },
  }),
  hns: parameter(z.boolean(), {
    label: 'hierarchical namespace',
    kind: 'flag',
    aliases: ['hns', 'hierarchical namespace', 'hierarchical namespaces'],
    synonyms: {
      true: ['with real folders', 'with directories', 'gen2 namespace'],
      false: ['flat namespace', 'no hierarchical namespace', 'without hierarchical namespace'],
    },
  }),
  soft_delete_days: parameter(days(1, 365), {
    label: 'soft delete',
    kind: 'count',
    unit: 'days',
    aliases: [
      'soft delete',
      'soft delete days',
      'undelete for',
      'recoverable for',
      'deleted data is kept',
      'deleted files',
      'deleted blobs',
      'deleted files are kept',
      'keep deleted files',
      'keep deleted files for',
      'delete protection',
      'delete protection of',
    ],
  }),
  versioning: parameter(z.boolean(), {
    label: 'versioning',
    kind: 'flag',
    aliases: ['versioning', 'blob versioning'],
    synonyms: {
      true: ['keep old versions', 'with versions'],
      false: ['no versioning', 'without versioning', 'no versions'],
    },
  }),
  delete_versions_after_days: parameter(days(0, 99_999), {
    label: 'old versions kept',
    kind: 'count',
    unit: 'days',
    aliases: [
      'delete versions after',
      'delete old versions after',
      'old versions kept',
      'keep versions for',
      'versions kept for',
    ],
  }),
  cool_after_days: parameter(days(0, 99_999), {
    label: 'moved to Cool after',
    kind: 'count',
    unit: 'days',
    aliases: [
      'cool after',
      'move to cool after',
      'moved to cool after',
      'to cool after',
      'tier to cool after',
    ],
  }),
  delete_after_days: parameter(days(1, 99_999), {
    label: 'deleted after',
    kind: 'count',
    unit: 'days',
    aliases: [
      'delete after',
      'deleted after',
      'delete files after',
      'delete data after',
      'auto-delete after',
      'löschen nach',
      'borrar después de',
      'supprimer après',
    ],
  }),
  retention_days: parameter(days(1, 146_000), {
    label: 'cannot be changed for',
    kind: 'count',
    unit: 'days',
    aliases: [
      'immutable for',
      'cannot be changed for',
      'cannot be deleted for',
      'worm for',
      'retention',
      'retain for',
      'unchangeable for',
      'aufbewahrung',
      'retención',
      'conservation',
    ],
  }),
  retention_lock: parameter(z.enum(['unlocked', 'locked'], 'a retention is unlocked or locked'), {
    label: 'retention lock',
    kind: 'choice',
    aliases: ['retention lock', 'immutability lock', 'retention policy'],
    synonyms: {
      unlocked: ['unlocked retention', 'retention can be changed'],
      locked: ['locked retention', 'lock the retention', 'locked policy', 'cannot be shortened', 'sec 17a-4'],
    },
  }),
} as const
