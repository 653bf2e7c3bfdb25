import type { RetailRow } from '../../src/adapters/azure-prices/refresh/retail-page.ts'

/** A row of the price list as it usually is: a pay-as-you-go price of a Linux machine in eastus. */
export function retailRow(change: Partial<RetailRow> = {}): RetailRow {
  return {
    currencyCode: 'USD',
    tierMinimumUnits: 0,
    retailPrice: 0.206,
    armRegionName: 'eastus',
    effectiveStartDate: '2026-11-01T00:00:00Z',
    meterName: 'D4ads v5',
    productName: 'Virtual Machines Dadsv5 Series',
    skuName: 'Standard_D4ads_v5',
    serviceName: 'Virtual Machines',
    unitOfMeasure: '1 Hour',
    type: 'Consumption',
    isPrimaryMeterRegion: true,
    armSkuName: 'Standard_D4ads_v5',
    ...change,
  }
}
