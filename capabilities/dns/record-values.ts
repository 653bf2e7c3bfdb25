import { formatCidr, type JsonValue, parseCidr } from '#capability'
import { isPrivateAddress, isUnreachable } from './addresses.ts'
import { hostFault, withoutFinalDot } from './names.ts'
import type { RecordType } from './record-types.ts'

/** One value of a record as it is written down, or why it cannot be one. */
export type ReadValue = { readonly value: string } | { readonly rule: string }

const largestNumber = 65_535
const usualPreference = 10
const longestText = { public: 4096, private: 1024 } as const
const looksLikeIpv4 = /^\d{1,4}(?:\.\d{1,4}){3}$/
const certification = /^(?:(\d{1,3})\s+)?(issue|issuewild|iodef)\s+"?([^"\s;]{1,255}(?:;[^"]{0,255})?|;)"?$/

/** The type of record that holds such a value; a text that is nothing else is TXT. */
export function guessType(text: string, fqdn?: string): RecordType {
  if (looksLikeIpv4.test(text)) return 'A'
  if (/^[0-9a-f:.]+$/i.test(text) && text.includes(':')) return 'AAAA'
  if (/^\d{1,5}\s+\S+$/.test(text)) return 'MX'
  if (/^(?:\d{1,5}\s+){3}\S+$/.test(text)) return 'SRV'
  if (certification.test(text)) return 'CAA'
  if (hostFault(plainHost(text)) !== undefined) return 'TXT'
  return fqdn !== undefined && /\.(?:in-addr|ip6)\.arpa$/.test(fqdn) ? 'PTR' : 'CNAME'
}

/** Reads one value strictly and gives it in its one spelling; what was read once is read again the same. */
export function readValue(type: RecordType, text: string, zone: 'public' | 'private'): ReadValue {
  switch (type) {
    case 'A':
      return readAddress(text, 4)
    case 'AAAA':
      return readAddress(text, 6)
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return readHost(type, text)
    case 'MX':
      return readMailServer(text)
    case 'SRV':
      return readService(text, zone)
    case 'CAA':
      return readCertification(text)
    case 'TXT':
      return readText(text, zone)
  }
}

/** A value as Terraform takes it: fields for the types that have them, else the text itself. */
export function fieldsOf(type: RecordType, value: string): JsonValue {
  const [first = '', second = '', third = '', ...rest] = value.split(' ')
  if (type === 'MX') return { preference: Number(first), exchange: second }
  if (type === 'SRV') {
    return { priority: Number(first), weight: Number(second), port: Number(third), target: rest.join(' ') }
  }
  if (type === 'CAA') return { flags: Number(first), tag: second, value: [third, ...rest].join(' ') }
  return value
}

/** Whether a value of an A or AAAA record is an address that only the same network reaches. */
export function isPrivateValue(type: RecordType, value: string): boolean {
  const address = type === 'A' || type === 'AAAA' ? parseCidr(value) : undefined
  return address !== undefined && !('kind' in address) && isPrivateAddress(address)
}

function readAddress(text: string, family: 4 | 6): ReadValue {
  const example = family === 4 ? '20.1.2.3' : '2603:1020::5'
  const address = text.includes('/') ? undefined : parseCidr(text)
  if (address === undefined || 'kind' in address || address.family !== family) {
    return { rule: `it is not one IPv${family} address such as ${example}` }
  }
  if (isUnreachable(address))
    return { rule: `no other machine is reached at this address; one such as ${example} is` }
  return { value: formatCidr(address).replace(/\/\d+$/, '') }
}

function readHost(type: RecordType, text: string): ReadValue {
  const host = plainHost(text)
  const fault = looksLikeIpv4.test(host) || host.includes(':') ? 'it is an address' : hostFault(host)
  return fault === undefined
    ? { value: host }
    : { rule: `${fault}, and ${type} points to the full name of a host, such as app.contoso.com` }
}

function readMailServer(text: string): ReadValue {
  const parts = text.split(/\s+/)
  const [preference, host] = parts.length === 1 ? [String(usualPreference), parts[0]] : parts
  const exchange = plainHost(host ?? '')
  if (parts.length > 2 || !isNumber(preference) || hostFault(exchange) !== undefined) {
    return { rule: 'a mail server is a preference and a host name, such as 10 mail.contoso.com' }
  }
  return { value: `${Number(preference)} ${exchange}` }
}

function readService(text: string, zone: 'public' | 'private'): ReadValue {
  const [priority, weight, port, host = '', ...rest] = text.split(/\s+/)
  const target = plainHost(host)
  const numbers = [priority, weight, port]
  if (rest.length > 0 || !numbers.every(isNumber) || hostFault(target) !== undefined) {
    return { rule: 'a service is priority, weight, port and host name, such as 10 5 5060 sip.contoso.com' }
  }
  if (zone === 'private' && Number(port) === 0) return { rule: 'the port of a service is 1 to 65535' }
  return { value: `${numbers.map(Number).join(' ')} ${target}` }
}

function readCertification(text: string): ReadValue {
  const [, flags = '0', tag = '', value = ''] = certification.exec(text) ?? []
  if (tag === '' || Number(flags) > 255) {
    return { rule: 'CAA is a flag, issue, issuewild or iodef, and a value, such as 0 issue letsencrypt.org' }
  }
  if (tag === 'iodef' && !/^(?:mailto:|https?:\/\/)/.test(value)) {
    return {
      rule: 'iodef takes an address that begins with mailto: or https://, such as mailto:security@contoso.com',
    }
  }
  return { value: `${Number(flags)} ${tag} ${value}` }
}

function readText(text: string, zone: 'public' | 'private'): ReadValue {
  const plain = text.replace(/^"(.*)"$/, '$1')
  if (!/^[\x20-\x7e]+$/.test(plain))
    return { rule: 'a text record holds printable ASCII characters only, such as v=spf1 -all' }
  const limit = longestText[zone]
  return plain.length > limit
    ? { rule: `a text in a ${zone} zone has at most ${limit} characters` }
    : { value: plain }
}

function plainHost(text: string): string {
  return withoutFinalDot(text.toLowerCase())
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= largestNumber
}
