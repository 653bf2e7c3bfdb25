/** Domains where anybody can have an address. */
const publicDomains = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
]

/** Each person once, in lower case: the directory compares names so. */
export function distinctPeople(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))]
}

/**
 * Those among `people` who are guests by their name or whose domain is not the one of the organisation, which is
 * taken to be the domain of the first of `insiders`.
 */
export function outsidersAmong(people: readonly string[], insiders: readonly string[]): string[] {
  const home = insiders.map(domainOf).find((domain) => !publicDomains.includes(domain))
  return people.filter((name) => {
    const domain = domainOf(name)
    return name.includes('#ext#') || publicDomains.includes(domain) || (home !== undefined && domain !== home)
  })
}

/** `a@x.com, b@x.com and 3 more`. */
export function listPeople(people: readonly string[], longest = 5): string {
  if (people.length > longest) {
    return `${people.slice(0, longest).join(', ')} and ${people.length - longest} more`
  }
  const [last = '', ...rest] = people.toReversed()
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`
}

/** `1 person`, `3 people`. */
export function countPeople(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

function domainOf(name: string): string {
  return name.slice(name.lastIndexOf('@') + 1)
}
