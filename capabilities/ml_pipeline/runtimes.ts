/** Databricks runtimes with long-term support (release notes, seen 2026-11): key, Scala and last day of support. */
export const runtimes = {
  '15.4': { version: '15.4.x', scala: '2.12', supportedUntil: '2027-08-19' },
  '16.4': { version: '16.4.x', scala: '2.12', supportedUntil: '2028-05-09' },
  '17.3': { version: '17.3.x', scala: '2.13', supportedUntil: '2028-10-22' },
  '18': { version: '18.x', scala: '2.13', supportedUntil: '2029-06-10' },
} as const

export type Runtime = keyof typeof runtimes

/** The `spark_version` of a runtime with the machine learning libraries, e.g. `17.3.x-cpu-ml-scala2.13`. */
export function sparkVersion(runtime: Runtime, gpu: boolean): string {
  const { version, scala } = runtimes[runtime]
  return `${version}-${gpu ? 'gpu' : 'cpu'}-ml-scala${scala}`
}
