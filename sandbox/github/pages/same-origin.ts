import type { IncomingHttpHeaders } from 'node:http'

/**
 * Tells whether a request comes from one of our own pages or from no page at all. Browsers say where a request comes
 * from, in `Sec-Fetch-Site` and in `Origin`; a program that sends neither carries no cookie that it was not given.
 * A cookie alone would not do: to a browser every port of this machine is the same site.
 */
export function isOwnPost({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  const originIsOurs = origin === undefined || origin === `http://${host ?? ''}`
  return originIsOurs && (site === undefined || site === 'same-origin' || site === 'none')
}
