/** Types of records that are written. */
export const recordTypes = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA', 'NS', 'PTR'] as const
export type RecordType = (typeof recordTypes)[number]

/** Types that a private zone of Azure does not take. */
const publicOnly: readonly RecordType[] = ['CAA', 'NS']
/** Types that may stand for an Azure resource instead of holding values; in public zones only. */
const aliasTypes: readonly RecordType[] = ['A', 'AAAA', 'CNAME']

export function isPublicOnly(type: RecordType): boolean {
  return publicOnly.includes(type)
}

export function canBeAlias(type: RecordType): boolean {
  return aliasTypes.includes(type)
}

/** How Terraform writes the values of a type: `list` of texts, one text, or blocks of fields. */
export function shapeOf(type: RecordType): 'list' | 'single' | 'txt' | 'mx' | 'srv' | 'caa' {
  switch (type) {
    case 'CNAME':
      return 'single'
    case 'TXT':
      return 'txt'
    case 'MX':
      return 'mx'
    case 'SRV':
      return 'srv'
    case 'CAA':
      return 'caa'
    case 'A':
    case 'AAAA':
    case 'NS':
    case 'PTR':
      return 'list'
  }
}
