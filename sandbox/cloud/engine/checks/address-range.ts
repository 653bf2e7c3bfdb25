/** First and last address of an IPv4 range as numbers; nothing for other text, such as IPv6. */
export function parseRange(cidr: string): { first: number; last: number } | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = parts
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined
  const size = 2 ** (32 - prefix)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  const first = address - (address % size)
  return { first, last: first + size - 1 }
}

/** Tells whether two IPv4 ranges share an address; false when one of them is not IPv4. */
export function overlaps(left: string, right: string): boolean {
  const [one, other] = [parseRange(left), parseRange(right)]
  return one !== undefined && other !== undefined && one.first <= other.last && other.first <= one.last
}

/** Tells whether an IPv4 range lies inside another; true when one of them is not IPv4, because nothing is known then. */
export function isInside(inner: string, outer: string): boolean {
  const [one, other] = [parseRange(inner), parseRange(outer)]
  if (one === undefined || other === undefined) return true
  return one.first >= other.first && one.last <= other.last
}
