import type { PriceBook } from '#capability'

const soldEverywhere = 'Standard_D4ads_v5'

/** Whether the price book covers a region at all. */
function isPricedRegion(prices: PriceBook, region: string): boolean {
  return prices.machineUsdPerHour(soldEverywhere, region) !== undefined
}

/** Whether a size is sold in a region, as far as is known: a region without any price counts as selling all. */
export function isSold(prices: PriceBook, nodeType: string, region: string): boolean {
  return !isPricedRegion(prices, region) || prices.machineUsdPerHour(nodeType, region) !== undefined
}
