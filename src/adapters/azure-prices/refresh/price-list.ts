import { ExternalServiceError } from '../../../domain/errors.ts'
import { RetailPage, type RetailRow } from './retail-page.ts'

/** Reads rows of the public price list. */
export interface PriceList {
  /**
   * All rows that an OData `filter` lets through, e.g. `serviceName eq 'Azure DNS'`; values are case-sensitive.
   * @throws ExternalServiceError with one sentence when the list cannot be read completely.
   */
  rows(filter: string): Promise<RetailRow[]>
}

export interface PriceListOptions {
  /** Where the list is; only tests use another place than the default. */
  readonly address?: string
  readonly fetch: typeof fetch
  /** Waits; between two requests, and before one is tried again. */
  readonly pause: (ms: number) => Promise<void>
}

const service = 'the Azure price list'
const defaultAddress = 'https://prices.azure.com/api/retail/prices'
const apiVersion = '2023-01-01-preview'

/** The service names no limit; a few requests a second were never refused to others. */
const pauseMs = 250
const timeoutMs = 30_000
const mostTries = 5
const longestPauseMs = 60_000
/** A region has about 15 pages of virtual machines; many more means that the filter was not heeded. */
const mostPages = 100
/** A full page has about 1 MB. */
const longestPage = 16 * 1024 * 1024

/** The list of the Azure Retail Prices API, page by page; it needs no sign-in. */
export function createPriceList({ address = defaultAddress, fetch, pause }: PriceListOptions): PriceList {
  let isFirst = true
  const readPage = async (url: URL): Promise<RetailPage> => {
    for (let tries = 1; ; tries += 1) {
      if (!isFirst) await pause(pauseMs)
      isFirst = false
      const answer = await ask(url, fetch)
      if (answer.kind === 'page') return answer.page
      if (!answer.error.retryable || tries === mostTries) throw answer.error
      await pause(Math.min(answer.error.retryAfterMs ?? 1000 * 2 ** (tries - 1), longestPauseMs))
    }
  }
  return {
    async rows(filter) {
      const rows: RetailRow[] = []
      const first = new URL(address)
      first.searchParams.set('api-version', apiVersion)
      first.searchParams.set('currencyCode', "'USD'")
      first.searchParams.set('$filter', filter)
      const seen = new Set<string>()
      for (let url: URL | undefined = first; url !== undefined; ) {
        if (seen.has(url.href)) throw failed('a page that was read names itself as the next one')
        if (seen.size === mostPages) throw failed(`it has more than ${mostPages} pages for ${filter}`)
        seen.add(url.href)
        const page = await readPage(url)
        rows.push(...page.Items)
        url = nextPage(page.NextPageLink, first)
      }
      return rows
    },
  }
}

type Answer =
  | { readonly kind: 'page'; readonly page: RetailPage }
  | { readonly kind: 'failed'; readonly error: ExternalServiceError }

async function ask(url: URL, fetch: PriceListOptions['fetch']): Promise<Answer> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    text = await response.text()
  } catch (cause) {
    return { kind: 'failed', error: failed('it cannot be reached', { retryable: true, cause }) }
  }
  const { status } = response
  if (status !== 200) {
    const retryable = status === 429 || status >= 500
    const retryAfterMs = retryAfter(response.headers.get('retry-after'))
    return { kind: 'failed', error: failed(`it answered ${status}`, { status, retryable, retryAfterMs }) }
  }
  return { kind: 'page', page: parsePage(text) }
}

function parsePage(text: string): RetailPage {
  if (text.length > longestPage) throw failed('a page is larger than 16 MB')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw failed('a page is not JSON', { cause })
  }
  const parsed = RetailPage.safeParse(value)
  if (parsed.success) return parsed.data
  throw failed(`"${parsed.error.issues[0]?.path.join('.') ?? ''}" of a page is not what was expected`)
}

/** The link is the service's word: it is followed only to where the first page came from. */
function nextPage(link: string | null | undefined, first: URL): URL | undefined {
  if (link === null || link === undefined || link === '') return undefined
  const url = URL.parse(link)
  if (url === null) throw failed('the link to the next page is no address')
  if (url.origin !== first.origin || url.pathname !== first.pathname) {
    throw failed(`the next page would be read from ${url.host}, not from ${first.host}`)
  }
  return url
}

function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined
}

function failed(
  reason: string,
  details: {
    readonly status?: number
    readonly retryable?: boolean
    readonly retryAfterMs?: number | undefined
    readonly cause?: unknown
  } = {},
): ExternalServiceError {
  return new ExternalServiceError(`reading ${service}: ${reason}`, { service, retryable: false, ...details })
}
