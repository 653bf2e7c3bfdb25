/**
 * Which OpenAI models Azure offers where, as Microsoft wrote it: models and regions in the model matrix of 2026-06-03,
 * retirements in the page of 2026-04-23, quotas (of tier 1, the lowest paid one) in the page of 2026-08-20.
 */

/** The day as of which the catalog speaks: what retired before it is gone, and nothing retires afterwards. */
export const CATALOG_DATE = '2026-11-22'

/** A way of deploying that the matrix has a column for. */
export type Column = 'Standard' | 'DataZoneStandard' | 'GlobalStandard'

type Regions = { readonly [column in Column]?: readonly string[] }

export interface CatalogModel {
  readonly versions: readonly string[]
  /** Columns that are missing are not offered. */
  readonly regions: Regions
  /** Thousand tokens per minute that one subscription has in one region; unknown where missing. */
  readonly quota: { readonly [column in Column]?: number }
  readonly retiresOn?: string
}

const DATA_ZONE_US = words('centralus eastus eastus2 northcentralus southcentralus westus westus3')
const DATA_ZONE_EU = words(
  'francecentral germanywestcentral italynorth polandcentral spaincentral swedencentral westeurope',
)
const DATA_ZONES = [...DATA_ZONE_US, ...DATA_ZONE_EU]

const GLOBAL = [
  ...DATA_ZONES,
  ...words('brazilsouth canadaeast norwayeast switzerlandnorth uksouth australiaeast japaneast koreacentral'),
  ...words('southeastasia southindia southafricanorth uaenorth'),
]
const GLOBAL_NEWER = [...GLOBAL, ...words('canadacentral switzerlandwest')]

const STANDARD_41 = words(
  'eastus eastus2 northcentralus southcentralus westus westus3 swedencentral switzerlandnorth',
)
const STANDARD_41_MINI = [
  ...STANDARD_41,
  ...words('canadaeast francecentral uksouth westeurope australiaeast japaneast southindia'),
]

const EVERYWHERE_WIDE: Regions = { GlobalStandard: GLOBAL, DataZoneStandard: DATA_ZONES }
const NEWER_WIDE: Regions = { GlobalStandard: GLOBAL_NEWER, DataZoneStandard: DATA_ZONES }
const USUAL_QUOTA = { GlobalStandard: 1000, DataZoneStandard: 300 }
const NANO_QUOTA = { GlobalStandard: 5000, DataZoneStandard: 2000 }
const EMBEDDING_QUOTA = { GlobalStandard: 1000, DataZoneStandard: 1000, Standard: 1000 }
const GPT_5_VERSION = ['2025-08-07']
const O_VERSION = ['2025-04-16']

/** Models by name. */
export const CATALOG: ReadonlyMap<string, CatalogModel> = new Map<string, CatalogModel>([
  [
    'gpt-4.1',
    {
      versions: ['2025-04-14'],
      regions: { ...EVERYWHERE_WIDE, Standard: STANDARD_41 },
      quota: USUAL_QUOTA,
      retiresOn: '2027-10-14',
    },
  ],
  [
    'gpt-4.1-mini',
    {
      versions: ['2025-04-14'],
      regions: { ...EVERYWHERE_WIDE, Standard: STANDARD_41_MINI },
      quota: { ...NANO_QUOTA, Standard: 6000 },
      retiresOn: '2027-10-14',
    },
  ],
  [
    'gpt-4.1-nano',
    { versions: ['2025-04-14'], regions: EVERYWHERE_WIDE, quota: NANO_QUOTA, retiresOn: '2027-10-14' },
  ],
  ['gpt-4o', { versions: ['2024-11-20'], regions: {}, quota: {}, retiresOn: '2026-10-01' }],
  [
    'gpt-4o-mini',
    {
      versions: ['2024-07-18'],
      regions: EVERYWHERE_WIDE,
      quota: { GlobalStandard: 2000, DataZoneStandard: 1000 },
      retiresOn: '2027-10-01',
    },
  ],
  [
    'gpt-5',
    { versions: GPT_5_VERSION, regions: EVERYWHERE_WIDE, quota: USUAL_QUOTA, retiresOn: '2027-02-06' },
  ],
  [
    'gpt-5-mini',
    { versions: GPT_5_VERSION, regions: EVERYWHERE_WIDE, quota: USUAL_QUOTA, retiresOn: '2027-02-06' },
  ],
  [
    'gpt-5-nano',
    { versions: GPT_5_VERSION, regions: EVERYWHERE_WIDE, quota: NANO_QUOTA, retiresOn: '2027-02-06' },
  ],
  [
    'gpt-5.1',
    {
      versions: ['2025-11-13'],
      regions: {
        GlobalStandard: GLOBAL_NEWER,
        DataZoneStandard: [...DATA_ZONE_US, 'francecentral', 'swedencentral'],
        Standard: GLOBAL_NEWER,
      },
      quota: { ...USUAL_QUOTA, Standard: 300 },
      retiresOn: '2027-05-15',
    },
  ],
  ['gpt-5.2', { versions: ['2025-12-11'], regions: NEWER_WIDE, quota: USUAL_QUOTA, retiresOn: '2026-12-12' }],
  ['gpt-5.4', { versions: ['2026-03-05'], regions: NEWER_WIDE, quota: USUAL_QUOTA, retiresOn: '2027-03-05' }],
  [
    'gpt-5.4-mini',
    {
      versions: ['2026-03-17'],
      regions: NEWER_WIDE,
      quota: { GlobalStandard: 1000 },
      retiresOn: '2027-03-05',
    },
  ],
  [
    'gpt-5.4-nano',
    { versions: ['2026-03-17'], regions: NEWER_WIDE, quota: NANO_QUOTA, retiresOn: '2027-03-05' },
  ],
  [
    'gpt-5.5',
    {
      versions: ['2026-04-24'],
      regions: {
        GlobalStandard: words('eastus2 northcentralus southcentralus westus3 polandcentral swedencentral'),
        DataZoneStandard: [...DATA_ZONES, 'switzerlandnorth', 'norwayeast'],
      },
      quota: { GlobalStandard: 1000, DataZoneStandard: 333 },
    },
  ],
  ['o3', { versions: O_VERSION, regions: {}, quota: {}, retiresOn: '2026-10-16' }],
  ['o4-mini', { versions: O_VERSION, regions: EVERYWHERE_WIDE, quota: USUAL_QUOTA, retiresOn: '2027-10-16' }],
  [
    'text-embedding-3-large',
    {
      versions: ['1'],
      regions: {
        ...NEWER_WIDE,
        Standard: words(
          'canadaeast eastus eastus2 westus3 francecentral germanywestcentral norwayeast polandcentral spaincentral ' +
            'swedencentral switzerlandnorth uksouth australiaeast japaneast koreacentral southeastasia southindia ' +
            'southafricanorth uaenorth',
        ),
      },
      quota: EMBEDDING_QUOTA,
      retiresOn: '2027-04-15',
    },
  ],
  [
    'text-embedding-3-small',
    {
      versions: ['1'],
      regions: {
        ...NEWER_WIDE,
        Standard: words('canadaeast eastus eastus2 westus switzerlandnorth australiaeast japaneast uaenorth'),
      },
      quota: EMBEDDING_QUOTA,
      retiresOn: '2027-04-15',
    },
  ],
])

/** Models that are gone, by name, with their last day where it is known. */
export const RETIRED_MODELS: ReadonlyMap<string, string | undefined> = new Map([
  ['gpt-35-turbo', '2025-02-13'],
  ['gpt-35-turbo-16k', '2025-04-30'],
  ['gpt-4', undefined],
  ['gpt-4-32k', undefined],
  ['o1', undefined],
  ['o3-mini', undefined],
])

/** Models that exist, and of which the catalog knows neither versions nor regions. */
export const UNRECORDED_MODELS: ReadonlySet<string> = new Set([
  ...words('gpt-5-pro gpt-5-chat gpt-5-codex gpt-5.4-pro gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna'),
  ...words('gpt-6-astra gpt-6-luna gpt-6-sol o3-pro o3-deep-research codex-mini model-router'),
  ...words('text-embedding-ada-002 whisper tts tts-hd dall-e-3 gpt-image-1 sora computer-use-preview'),
  ...words('gpt-realtime gpt-audio gpt-4o-realtime-preview gpt-4o-audio-preview'),
  ...words('gpt-4o-transcribe gpt-4o-mini-transcribe gpt-4o-mini-tts'),
])

function words(text: string): string[] {
  return text.split(' ')
}
