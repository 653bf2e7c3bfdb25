import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RetailRow } from '../../src/adapters/azure-prices/refresh/retail-page.ts'

/** What the double answers instead of a page. */
export type ListFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'next'; readonly link: string }

export interface PriceListDouble {
  readonly address: string
  /** Requests so far: the filter, or "next" for a page behind the first. */
  readonly asked: readonly string[]
  /** Answers the next request with a fault. */
  fail(fault: ListFault): void
  close(): Promise<void>
}

const path = '/api/retail/prices'

/**
 * A small double of the Azure Retail Prices API on this machine: pages with links to the next one, and filters of
 * `field eq 'value'` joined by `and`. It knows the rows it is given and nothing else.
 */
export async function startPriceList(
  rows: readonly RetailRow[],
  { pageSize = 1000 }: { readonly pageSize?: number } = {},
): Promise<PriceListDouble> {
  const faults: ListFault[] = []
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin())
    const fault = faults.shift()
    const skip = Number(url.searchParams.get('$skip') ?? 0)
    const filter = url.searchParams.get('$filter') ?? ''
    asked.push(skip === 0 ? filter : 'next')
    if (fault?.kind === 'status') {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
      response.writeHead(fault.status, headers).end('{}')
      return
    }
    if (fault?.kind === 'text') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(fault.text)
      return
    }
    const found = rows.filter((row) => passes(row, filter))
    const isLast = skip + pageSize >= found.length
    url.searchParams.set('$skip', String(skip + pageSize))
    const own = isLast ? null : url.href
    response.writeHead(url.pathname === path ? 200 : 404, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        BillingCurrency: 'USD',
        Items: found.slice(skip, skip + pageSize),
        NextPageLink: fault?.kind === 'next' ? fault.link : own,
        Count: found.length,
      }),
    )
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `${origin()}${path}`,
    asked,
    fail: (fault) => faults.push(fault),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function passes(row: RetailRow, filter: string): boolean {
  const fields: Readonly<Record<string, string>> = {
    serviceName: row.serviceName,
    armRegionName: row.armRegionName,
    priceType: row.type,
  }
  return filter.split(' and ').every((part) => {
    const match = /^(\w+) eq '([^']*)'$/.exec(part)
    return match !== null && fields[match[1] ?? ''] === match[2]
  })
}
