/**
 * Attributes of a person that a rule may ask for: those that the organisation sets and the person does not
 * (Microsoft Learn on rules for dynamic membership, seen 2026-11-22).
 */
const attributes = ['department', 'companyName', 'country', 'jobTitle', 'extensionAttribute1-15'] as const

const attribute = /^user\.(?:department|companyName|country|jobTitle|extensionAttribute(?:[1-9]|1[0-5]))$/i
const comparison = /^-(?:eq|ne|startsWith|notStartsWith|contains|notContains|in|notIn)$/i
const connector = /^-?(?:and|or)$/i
const token = /\s*(?:(?<text>"[^"]{0,120}")|(?<mark>[()[\],])|(?<word>[A-Za-z0-9.-]{1,60}))/y

/** What is wrong with a rule for dynamic membership, as a clause; undefined when nothing is. */
export function ruleFault(rule: string): string | undefined {
  const tokens = tokensOf(rule)
  if (tokens === undefined) return 'it is no rule such as user.department -eq "Sales"'
  const unknown = tokens.find((one) => /^(?:user|device)\./i.test(one) && !attribute.test(one))
  if (unknown !== undefined) return `a rule asks for ${attributes.join(', ')} of the user, not for ${unknown}`
  const rest = readAlternatives(tokens)
  return rest?.length === 0 ? undefined : 'it is no rule such as user.department -eq "Sales"'
}

function tokensOf(rule: string): string[] | undefined {
  const tokens: string[] = []
  const text = rule.trimEnd()
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (found === null) return undefined
    tokens.push(found[0].trim())
  }
  return tokens
}

/** Reads conditions joined by `and` or `or` and gives what follows them; undefined when there is none. */
function readAlternatives(tokens: readonly string[]): readonly string[] | undefined {
  let rest = readCondition(tokens)
  while (rest !== undefined && connector.test(rest[0] ?? '')) rest = readCondition(rest.slice(1))
  return rest
}

function readCondition(tokens: readonly string[]): readonly string[] | undefined {
  const [first = '', second = ''] = tokens
  if (first === '(') {
    const rest = readAlternatives(tokens.slice(1))
    return rest?.[0] === ')' ? rest.slice(1) : undefined
  }
  if (!attribute.test(first) || !comparison.test(second)) return undefined
  return readValue(tokens.slice(2), /^-(?:not)?in$/i.test(second))
}

function readValue(tokens: readonly string[], isList: boolean): readonly string[] | undefined {
  if (!isList) return tokens[0]?.startsWith('"') === true ? tokens.slice(1) : undefined
  const end = tokens.indexOf(']')
  const items = tokens.slice(1, end)
  const isWellFormed =
    tokens[0] === '[' &&
    items.length % 2 === 1 &&
    items.every((item, index) => (index % 2 === 0 ? item.startsWith('"') : item === ','))
  return isWellFormed ? tokens.slice(end + 1) : undefined
}
