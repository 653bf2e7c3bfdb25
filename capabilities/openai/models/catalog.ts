/**
 * Which models Azure OpenAI deploys where: models, versions and regions from Microsoft's model matrix of 2026-06-03,
 * last days from its page on retirements of 2026-04-23, quotas (thousand tokens a minute of the lowest paid tier, for
 * one subscription and region) from its page of 2026-08-20. What retired by 2026-11-22 is in `retired-models.ts`.
 */
export const matrixDate = '2026-06-03'

/** A column of the matrix: where data is processed. */
export type Column = 'Standard' | 'DataZoneStandard' | 'GlobalStandard'

export type ModelKind = 'chat' | 'reasoning' | 'embeddings'

export interface Model {
  readonly kind: ModelKind
  /** The newest is the first. */
  readonly versions: readonly [string, ...string[]]
  /** A column that is missing is not offered. */
  readonly regions: { readonly [column in Column]?: readonly string[] }
  readonly quota: { readonly [column in Column]?: number }
  /** Last day, where it is announced. */
  readonly retiresOn?: string
}

const dataZoneUs = words('centralus eastus eastus2 northcentralus southcentralus westus westus3')
const dataZoneEu = words(
  'francecentral germanywestcentral italynorth polandcentral spaincentral swedencentral westeurope',
)
const dataZones = [...dataZoneUs, ...dataZoneEu]
const global = [
  ...dataZones,
  ...words('brazilsouth canadaeast norwayeast switzerlandnorth uksouth australiaeast japaneast koreacentral'),
  ...words('southeastasia southindia southafricanorth uaenorth'),
]
const globalNewer = [...global, ...words('canadacentral switzerlandwest')]
const standard41 = words(
  'eastus eastus2 northcentralus southcentralus westus westus3 swedencentral switzerlandnorth',
)
const standard41Mini = [
  ...standard41,
  ...words('canadaeast francecentral uksouth westeurope australiaeast japaneast southindia'),
]

const wide = { GlobalStandard: global, DataZoneStandard: dataZones }
const widest = { GlobalStandard: globalNewer, DataZoneStandard: dataZones }
const usualQuota = { GlobalStandard: 1000, DataZoneStandard: 300 }
const nanoQuota = { GlobalStandard: 5000, DataZoneStandard: 2000 }
const embeddingQuota = { GlobalStandard: 1000, DataZoneStandard: 1000, Standard: 1000 }

/** Names of the models that can be deployed. */
export const modelNames = [
  'gpt-4.1',
  'gpt-4.1-mini',
  'gpt-4.1-nano',
  'gpt-4o-mini',
  'gpt-5',
  'gpt-5-mini',
  'gpt-5-nano',
  'gpt-5.1',
  'gpt-5.2',
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.4-nano',
  'gpt-5.5',
  'o4-mini',
  'text-embedding-3-large',
  'text-embedding-3-small',
] as const
export type ModelName = (typeof modelNames)[number]

export const catalog: Readonly<Record<ModelName, Model>> = {
  'gpt-4.1': {
    kind: 'chat',
    versions: ['2025-04-14'],
    regions: { ...wide, Standard: standard41 },
    quota: usualQuota,
    retiresOn: '2027-10-14',
  },
  'gpt-4.1-mini': {
    kind: 'chat',
    versions: ['2025-04-14'],
    regions: { ...wide, Standard: standard41Mini },
    quota: { ...nanoQuota, Standard: 6000 },
    retiresOn: '2027-10-14',
  },
  'gpt-4.1-nano': {
    kind: 'chat',
    versions: ['2025-04-14'],
    regions: wide,
    quota: nanoQuota,
    retiresOn: '2027-10-14',
  },
  'gpt-4o-mini': {
    kind: 'chat',
    versions: ['2024-07-18'],
    regions: wide,
    quota: { GlobalStandard: 2000, DataZoneStandard: 1000 },
    retiresOn: '2027-10-01',
  },
  'gpt-5': {
    kind: 'reasoning',
    versions: ['2025-08-07'],
    regions: wide,
    quota: usualQuota,
    retiresOn: '2027-02-06',
  },
  'gpt-5-mini': {
    kind: 'reasoning',
    versions: ['2025-08-07'],
    regions: wide,
    quota: usualQuota,
    retiresOn: '2027-02-06',
  },
  'gpt-5-nano': {
    kind: 'reasoning',
    versions: ['2025-08-07'],
    regions: wide,
    quota: nanoQuota,
    retiresOn: '2027-02-06',
  },
  'gpt-5.1': {
    kind: 'reasoning',
    versions: ['2025-11-13'],
    regions: {
      GlobalStandard: globalNewer,
      DataZoneStandard: [...dataZoneUs, 'francecentral', 'swedencentral'],
      Standard: globalNewer,
    },
    quota: { ...usualQuota, Standard: 300 },
    retiresOn: '2027-05-15',
  },
  'gpt-5.2': {
    kind: 'reasoning',
    versions: ['2025-12-11'],
    regions: widest,
    quota: usualQuota,
    retiresOn: '2026-12-12',
  },
  'gpt-5.4': {
    kind: 'reasoning',
    versions: ['2026-03-05'],
    regions: widest,
    quota: usualQuota,
    retiresOn: '2027-03-05',
  },
  'gpt-5.4-mini': {
    kind: 'reasoning',
    versions: ['2026-03-17'],
    regions: widest,
    quota: { GlobalStandard: 1000 },
    retiresOn: '2027-03-05',
  },
  'gpt-5.4-nano': {
    kind: 'reasoning',
    versions: ['2026-03-17'],
    regions: widest,
    quota: nanoQuota,
    retiresOn: '2027-03-05',
  },
  'gpt-5.5': {
    kind: 'reasoning',
    versions: ['2026-04-24'],
    regions: {
      GlobalStandard: words('eastus2 northcentralus southcentralus westus3 polandcentral swedencentral'),
      DataZoneStandard: [...dataZones, 'switzerlandnorth', 'norwayeast'],
    },
    quota: { GlobalStandard: 1000, DataZoneStandard: 333 },
  },
  'o4-mini': {
    kind: 'reasoning',
    versions: ['2025-04-16'],
    regions: wide,
    quota: usualQuota,
    retiresOn: '2027-10-16',
  },
  'text-embedding-3-large': {
    kind: 'embeddings',
    versions: ['1'],
    regions: {
      ...widest,
      Standard: words(
        'canadaeast eastus eastus2 westus3 francecentral germanywestcentral norwayeast polandcentral spaincentral ' +
          'swedencentral switzerlandnorth uksouth australiaeast japaneast koreacentral southeastasia southindia ' +
          'southafricanorth uaenorth',
      ),
    },
    quota: embeddingQuota,
    retiresOn: '2027-04-15',
  },
  'text-embedding-3-small': {
    kind: 'embeddings',
    versions: ['1'],
    regions: {
      ...widest,
      Standard: words('canadaeast eastus eastus2 westus switzerlandnorth australiaeast japaneast uaenorth'),
    },
    quota: embeddingQuota,
    retiresOn: '2027-04-15',
  },
}

function words(text: string): string[] {
  return text.split(' ')
}
