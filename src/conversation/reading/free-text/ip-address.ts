const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** `10.0.0.4` as `10.0.0.4/32`; everything else stays as it is. */
export function withPrefix(text: string): string {
  if (text.includes('/')) return text
  if (ipv4.test(text)) return `${text}/32`
  return /^[0-9a-f:]{2,39}$/i.test(text) && text.includes(':') ? `${text}/128` : text
}
