import type { Diagnostic } from '../protocol/tfplugin.ts'
import { isList, isObject, plainText, UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'
import type { AttributeHint, ResourceHints } from './hints.ts'

/** Checks a configuration against the hints, with the wording that providers use; unknown values pass. */
export function validateConfig(hints: ResourceHints, config: ValueObject): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [dotted, hint] of Object.entries(hints.attributes)) {
    visit(config, dotted.split('.'), [], (value, path) => {
      const problem = problemOf(path, value, hint)
      if (problem !== undefined) found.push({ severity: 'error', summary: problem, path })
    })
  }
  return [...found, ...groupProblems(hints, config)]
}

type Visit = (value: Value, path: readonly (string | number)[]) => void

/** Calls back for every known value at a dotted path, going through lists and sets of blocks. */
function visit(value: Value, rest: readonly string[], path: readonly (string | number)[], call: Visit): void {
  if (value === null || value === UNKNOWN) return
  const [name, ...deeper] = rest
  if (isList(value)) {
    for (const [index, item] of value.entries()) visit(item, rest, [...path, index], call)
  } else if (name === undefined) {
    call(value, path)
  } else if (isObject(value)) {
    visit(value[name] ?? null, deeper, [...path, name], call)
  }
}

function problemOf(
  path: readonly (string | number)[],
  value: Value,
  hint: AttributeHint,
): string | undefined {
  const label = path.join('.')
  if (hint.enum !== undefined && !hint.enum.some((allowed) => String(allowed) === plainText(value))) {
    const allowed = hint.enum.map((item) => JSON.stringify(String(item))).join(' ')
    return `expected ${label} to be one of [${allowed}], got ${plainText(value)}`
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = hint
  if (Number(value) < minimum || Number(value) > maximum) {
    if (maximum === Number.POSITIVE_INFINITY) {
      return `expected ${label} to be at least (${minimum}), got ${plainText(value)}`
    }
    return `expected ${label} to be in the range (${minimum} - ${maximum}), got ${plainText(value)}`
  }
  if (hint.pattern !== undefined && !new RegExp(`^(?:${hint.pattern})$`).test(plainText(value))) {
    return `invalid value for ${label} (${hint.message ?? `must match ${hint.pattern}`}): ${plainText(value)}`
  }
  return undefined
}

function groupProblems(hints: ResourceHints, config: ValueObject): Diagnostic[] {
  const isSet = (name: string): boolean => {
    const value = config[name] ?? null
    return value !== null && value !== UNKNOWN && !(isList(value) && value.length === 0)
  }
  const found: Diagnostic[] = []
  for (const group of [...(hints.exactlyOneOf ?? []), ...(hints.conflicts ?? [])]) {
    const set = group.filter(isSet)
    const isRequired = hints.exactlyOneOf?.includes(group) ?? false
    const names = group.join(',')
    if (set.length > 1) {
      found.push({
        severity: 'error',
        summary: isRequired ? 'Invalid combination of arguments' : 'Conflicting configuration arguments',
        detail: `"${set[1]}": only one of \`${names}\` can be specified, but \`${set.join(',')}\` were specified.`,
        path: [set[1] ?? ''],
      })
    } else if (set.length === 0 && isRequired && !group.some((name) => config[name] === UNKNOWN)) {
      found.push({
        severity: 'error',
        summary: 'Invalid combination of arguments',
        detail: `"${group[0]}": one of \`${names}\` must be specified`,
        path: [group[0] ?? ''],
      })
    }
  }
  return found
}
