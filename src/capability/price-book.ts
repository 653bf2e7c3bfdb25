/** Size of a virtual machine, as Azure sells it. */
export interface MachineSize {
  readonly vcpu: number
  readonly memoryGb: number
  /** e.g. `1x T4 16GB`. */
  readonly gpu: string | null
  /** Databricks units an hour; undefined when not known. */
  readonly dbuPerHour: number | undefined
}

/** Dated list prices in US dollars. An unknown price is undefined, never zero. */
export interface PriceBook {
  /** Date of the oldest prices of virtual machines, YYYY-MM-DD. */
  readonly machinesOf: string
  /** Date of the prices of virtual machines in `region`, YYYY-MM-DD. */
  machinesObservedIn(region: string): string
  machine(size: string): MachineSize | undefined
  /** Pay-as-you-go Linux price an hour of `size` in `region`; undefined when it is not sold there or not known. */
  machineUsdPerHour(size: string, region: string): number | undefined
  /**
   * A price that does not depend on a machine, by its path in the snapshot, e.g.
   * `databricks_dbu_usd.all_purpose` or `network.nat_gateway_month`, with the date it was observed.
   */
  price(path: string): { readonly usd: number; readonly observedAt: string } | undefined
}
