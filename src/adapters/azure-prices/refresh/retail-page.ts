import * as z from 'zod'

/**
 * One meter of the Azure Retail Prices API, version 2023-01-01-preview, without the fields that are not used
 * (learn.microsoft.com, "Azure Retail Prices overview", read 2026-11-22).
 */
export const RetailRow = z.object({
  currencyCode: z.string(),
  /** From how many units a month on the price holds. */
  tierMinimumUnits: z.number(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  effectiveStartDate: z.string(),
  effectiveEndDate: z.string().optional(),
  meterName: z.string(),
  productName: z.string(),
  skuName: z.string(),
  serviceName: z.string(),
  unitOfMeasure: z.string(),
  /** `Consumption`, `Reservation` or `DevTestConsumption`. */
  type: z.string(),
  isPrimaryMeterRegion: z.boolean(),
  armSkuName: z.string(),
  reservationTerm: z.string().optional(),
})
export type RetailRow = z.infer<typeof RetailRow>

/** One page of an answer. */
export const RetailPage = z.object({
  Items: z.array(RetailRow),
  NextPageLink: z.string().nullish(),
})
export type RetailPage = z.infer<typeof RetailPage>
