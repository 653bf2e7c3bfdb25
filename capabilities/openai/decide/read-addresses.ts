import { cidr, contains, formatCidr, type Problem, parseCidr } from '#capability'

/** Addresses that no one reaches a service of Azure from over the internet (RFC 6890). */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map(cidr)

/** A wider network than this is no list of known addresses. */
const widestPrefix = 8

/** Reads the networks that the account lets in; Azure wants a single address without a prefix. */
export function readAddresses(texts: readonly string[]): { allowed: string[]; problems: Problem[] } {
  const allowed: string[] = []
  const problems: Problem[] = []
  for (const text of texts) {
    const read = readAddress(text)
    if (typeof read === 'string') allowed.push(read)
    else problems.push({ parameter: 'allowed_ips', value: text, ...read })
  }
  return { allowed: [...new Set(allowed)], problems }
}

function readAddress(text: string): string | { rule: string; suggestion?: string } {
  const parsed = parseCidr(text)
  if ('kind' in parsed) {
    return parsed.kind === 'host_bits'
      ? {
          rule: 'it has bits set behind its prefix',
          suggestion: `${formatCidr(parsed.network)} or ${formatCidr(parsed.single)}`,
        }
      : { rule: 'it is no network or address', suggestion: '20.1.2.0/24' }
  }
  if (parsed.family === 6) return { rule: 'Azure OpenAI lets in IPv4 addresses only' }
  if (parsed.prefix < widestPrefix)
    return { rule: 'it is most of the internet', suggestion: 'network: public' }
  if (notPublic.some((block) => contains(block, parsed))) {
    return {
      rule: 'nobody comes from there over the internet; a private network uses a private endpoint',
      suggestion: 'network: private',
    }
  }
  return parsed.prefix === 32 ? formatCidr(parsed).replace('/32', '') : formatCidr(parsed)
}
