import { type Cidr, formatCidr, type Problem, parseCidr } from '#capability'
import { everywhere, refusedClass } from './address-classes.ts'

type AddressParameter = 'source_ips' | 'destination'

/** Names of Azure services, such as `AzureLoadBalancer` or `Sql.EastUS2`. */
const serviceTag = /^[A-Z][A-Za-z]{2,40}(?:\.[A-Z][A-Za-z0-9]{2,40})?$/

/** What one text of a person means as an address, or why it means none. */
export type ReadAddress = { readonly block: Cidr } | { readonly problem: Problem }

const anywhere = ['*', 'any', 'anywhere', 'everywhere', 'internet', 'world']
const hostName = /^(?:[A-Za-z0-9_*](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}$/

/** Reads an address, a CIDR or a word for everywhere; `family` decides what everywhere means. */
export function readAddress(parameter: AddressParameter, text: string, family: 4 | 6): ReadAddress {
  if (anywhere.includes(text.toLowerCase())) return { block: everywhere(family) }
  const problem = (rule: string, suggestion?: string) => ({
    problem: { parameter, value: text, rule, ...(suggestion === undefined ? {} : { suggestion }) },
  })
  const parsed = parseCidr(text)
  if (!('kind' in parsed)) {
    const what = refusedClass(parsed)
    return what === undefined ? { block: parsed } : problem(`it is ${what}`)
  }
  if (parsed.kind === 'host_bits') {
    const [network, single] = [formatCidr(parsed.network), formatCidr(parsed.single)]
    const rule = `it has host bits set: ${network} is the whole network and ${single} is one address`
    return problem(rule, network)
  }
  if (serviceTag.test(text)) return problem('service tags are not taken here; write the addresses instead')
  return hostName.test(text) && !/^[0-9./]+$/.test(text)
    ? problem('a rule of a network security group takes addresses and no host names')
    : problem('it is not an address: write one such as 10.20.0.5 or a network such as 10.20.0.0/16')
}

/** The two readings of an address that has host bits set, as values to choose from. */
export function hostBitOptions(text: string): string[] {
  const parsed = parseCidr(text)
  return 'kind' in parsed && parsed.kind === 'host_bits'
    ? [formatCidr(parsed.network), formatCidr(parsed.single)]
    : []
}
