/** A virtual machine size on which a Databricks node can run. */
export interface NodeType {
  readonly id: string
  readonly cores: number
  readonly memoryGb: number
  readonly gpus: number
  readonly hasLocalDisk: boolean
}

interface Family {
  /** `{n}` is the number of cores. */
  readonly pattern: string
  readonly cores: readonly number[]
  readonly gbPerCore: number
  readonly hasLocalDisk: boolean
}

const GENERAL = [4, 8, 16, 32, 48, 64, 96]
const MEMORY = [4, 8, 16, 20, 32, 48, 64, 96]
const STORAGE = [8, 16, 32, 48, 64, 80]

const PLAIN = ['s_v5', 'as_v5', '_v5', 's_v6', 'as_v6', 's_v4', 'as_v4', 's_v3', '_v3']
const WITH_LOCAL_DISK = ['ads_v5', 'ds_v5', 'd_v5', 'ads_v6', 'ds_v6', 'pds_v6', 'ds_v4', 'd_v4']

function families(letter: string, cores: readonly number[], gbPerCore: number): Family[] {
  const family = (suffix: string, hasLocalDisk: boolean): Family => ({
    pattern: `Standard_${letter}{n}${suffix}`,
    cores,
    gbPerCore,
    hasLocalDisk,
  })
  return [
    ...WITH_LOCAL_DISK.map((suffix) => family(suffix, true)),
    // Generation 3 had local disks in every size, and of generation 4 the AMD sizes.
    ...PLAIN.map((suffix) => family(suffix, suffix.endsWith('_v3') || suffix === 'as_v4')),
  ]
}

/** Families that Databricks runs on, the preferred first; after Microsoft's size pages of 2026. */
const FAMILIES: readonly Family[] = [
  ...families('D', GENERAL, 4),
  ...families('E', MEMORY, 8),
  { pattern: 'Standard_F{n}s_v2', cores: [4, 8, 16, 32, 48, 64, 72], gbPerCore: 2, hasLocalDisk: true },
  ...['s_v3', 'as_v3', 's_v2'].map((suffix) => ({
    pattern: `Standard_L{n}${suffix}`,
    cores: STORAGE,
    gbPerCore: 8,
    hasLocalDisk: true,
  })),
]

type Single = readonly [id: string, cores: number, memoryGb: number, gpus: number]

const SINGLES: readonly Single[] = [
  ['Standard_DS3_v2', 4, 14, 0],
  ['Standard_DS4_v2', 8, 28, 0],
  ['Standard_DS5_v2', 16, 56, 0],
  ['Standard_DS12_v2', 4, 28, 0],
  ['Standard_DS13_v2', 8, 56, 0],
  ['Standard_DS14_v2', 16, 112, 0],
  ['Standard_NC4as_T4_v3', 4, 28, 1],
  ['Standard_NC8as_T4_v3', 8, 56, 1],
  ['Standard_NC16as_T4_v3', 16, 110, 1],
  ['Standard_NC64as_T4_v3', 64, 440, 4],
  ['Standard_NV36ads_A10_v5', 36, 440, 1],
  ['Standard_NV36adms_A10_v5', 36, 880, 1],
  ['Standard_NV72ads_A10_v5', 72, 880, 2],
  ['Standard_NC24ads_A100_v4', 24, 220, 1],
  ['Standard_NC48ads_A100_v4', 48, 440, 2],
  ['Standard_NC96ads_A100_v4', 96, 880, 4],
  ['Standard_ND96asr_v4', 96, 900, 8],
  ['Standard_NC40ads_H100_v5', 40, 320, 1],
  ['Standard_NC80adis_H100_v5', 80, 640, 2],
  ['Standard_ND96isr_H100_v5', 96, 1900, 8],
]

/** Sizes that Azure has retired, with the last day they ran; after Microsoft's retirement notices. */
const RETIRED: readonly (readonly [pattern: RegExp, lastDay: string])[] = [
  [/^Standard_NC\d+(r|s_v2|rs_v2)?$/, '2023-08-31'],
  [/^Standard_NC\d+r?s_v3$/, '2025-09-30'],
  [/^Standard_NV\d+$/, '2023-08-31'],
  [/^Standard_ND\d+r?s$/, '2023-08-31'],
  [/^Standard_ND40rs_v2$/, '2025-09-30'],
  [/^Standard_H\d+m?r?$/, '2022-08-31'],
]

/** Every node type, smallest first. */
export const NODE_TYPES: readonly NodeType[] = [
  ...SINGLES.map(([id, cores, memoryGb, gpus]) => ({ id, cores, memoryGb, gpus, hasLocalDisk: true })),
  ...FAMILIES.flatMap(({ pattern, cores, gbPerCore, hasLocalDisk }) =>
    cores.map((count) => ({
      id: pattern.replace('{n}', String(count)),
      cores: count,
      memoryGb: count * gbPerCore,
      gpus: 0,
      hasLocalDisk,
    })),
  ),
].sort((left, right) => left.cores - right.cores || left.memoryGb - right.memoryGb)

const KNOWN = new Set(NODE_TYPES.map(({ id }) => id))

/** Says why Databricks refuses a node type; nothing when it accepts it. */
export function nodeTypeProblem(id: string): string | undefined {
  if (KNOWN.has(id)) return undefined
  const lastDay = RETIRED.find(([pattern]) => pattern.test(id))?.[1]
  const reason = lastDay === undefined ? '' : ` Azure retired this size on ${lastDay}.`
  return `Node type ${id} is not supported.${reason} Supported node types: Standard_D4ads_v5, Standard_D8ads_v5, Standard_E8ads_v5, Standard_L8s_v3, Standard_NC4as_T4_v3 and others`
}
