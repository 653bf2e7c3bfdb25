/** Which row of the price list a price of the snapshot is. */
export interface ServiceMeter {
  /** Path in the snapshot. */
  readonly path: string
  /** OData filter that the row is asked for with. */
  readonly filter: string
  /** Each given pattern has to fit the whole of its field. */
  readonly product?: RegExp
  readonly sku?: RegExp
  readonly meter?: RegExp
  /** Unit of the row -> what its price is multiplied with for ours; a row with another unit is not taken. */
  readonly units: Readonly<Record<string, number>>
  /** `first_paid`: the lowest tier that is not free; else the tier that begins with so many units. */
  readonly tier: number | 'first_paid'
}
