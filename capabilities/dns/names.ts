const longestName = 253
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/** The name of a zone itself, as Azure writes it. */
export const apex = '@'

/** What is wrong with a DNS name in lower case, full or relative; undefined when nothing is. */
export function nameFault(text: string): string | undefined {
  const name = withoutFinalDot(text)
  if (name === apex) return undefined
  if (name.length > longestName) return `a DNS name has at most ${longestName} characters`
  const [first, ...rest] = name.split('.')
  if (rest.includes('*')) return 'a * is possible as the first label only'
  const labels = first === '*' ? rest : [first ?? '', ...rest]
  const wrong = labels.find((one) => !label.test(one))
  if (wrong === undefined && labels.length > 0) return undefined
  return 'a DNS name is labels with dots between them, each of 1 to 63 letters, digits, hyphens and underscores without a hyphen at its ends, such as app.contoso.com'
}

/** What is wrong with the full name of a host that something points to; undefined when nothing is. */
export function hostFault(text: string): string | undefined {
  const labels = text.split('.')
  const last = labels.at(-1) ?? ''
  if (text.length <= longestName && labels.length > 1 && labels.every((one) => label.test(one))) {
    return /[a-z]/.test(last) ? undefined : 'it is no host name'
  }
  return 'it is no full host name such as app.contoso.com'
}

/** A full name is often written with a dot at its end. */
export function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** Whether `name` is the zone itself or a name in it. */
export function isInZone(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`)
}

/** The name of a record as its zone has it: `www`, `*.apps`, or `@` for the zone itself. */
export function relativeName(fqdn: string, zone: string): string {
  return fqdn === zone ? apex : fqdn.slice(0, -zone.length - 1)
}
