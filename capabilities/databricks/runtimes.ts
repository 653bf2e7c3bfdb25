/**
 * Databricks runtimes with long-term support
 * (Databricks Runtime release notes, seen 2026-11: key, Scala version and last day of support).
 */
export const runtimes = {
  '15.4': { version: '15.4.x', scala: '2.12', supportedUntil: '2027-08-19' },
  '16.4': { version: '16.4.x', scala: '2.12', supportedUntil: '2028-05-09' },
  '17.3': { version: '17.3.x', scala: '2.13', supportedUntil: '2028-10-22' },
  '18': { version: '18.x', scala: '2.13', supportedUntil: '2029-06-10' },
} as const

export type Runtime = keyof typeof runtimes

export type RuntimeFlavor = 'standard' | 'ml' | 'gpu'

/**
 * The variant of the runtime that a cluster needs.
 * The machine learning variants run in dedicated access mode only, for one person or one group
 * (Databricks documentation, "Standard compute requirements and limitations", seen 2026-11).
 */
export function runtimeFlavor(workload: string, gpu: boolean): RuntimeFlavor {
  if (gpu) return 'gpu'
  return workload === 'ml' || workload === 'deep_learning' ? 'ml' : 'standard'
}

/** The `spark_version` of a runtime, e.g. `17.3.x-gpu-ml-scala2.13`. */
export function sparkVersion(runtime: Runtime, flavor: RuntimeFlavor): string {
  const { version, scala } = runtimes[runtime]
  const infix = { standard: '', ml: 'cpu-ml-', gpu: 'gpu-ml-' }[flavor]
  return `${version}-${infix}scala${scala}`
}
