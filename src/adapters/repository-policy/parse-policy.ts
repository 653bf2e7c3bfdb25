import { parseDocument } from 'yaml'
import { ConfigError } from '../../domain/errors.ts'
import { Policy } from '../../domain/policy.ts'
import { checkPolicy, type SubscriptionRule } from './check-policy.ts'
import { describeProblem } from './describe-problem.ts'

/** Characters of a policy file; a real one has a few hundred. */
const maxLength = 64 * 1024
const maxProblems = 10

/**
 * Reads a policy file. Aliases are not allowed in it, so that a small file cannot grow without bound.
 * @throws ConfigError with one sentence for each problem.
 */
export function parsePolicy(text: string, path: string, subscriptions?: SubscriptionRule): Policy {
  if (text.length > maxLength) throw unusable(path, [`it is longer than ${maxLength} characters`])
  const parsed = Policy.safeParse(parseYaml(text, path), { reportInput: true })
  if (!parsed.success) throw unusable(path, parsed.error.issues.flatMap(describeProblem))
  const problems = checkPolicy(parsed.data, subscriptions)
  if (problems.length > 0) throw unusable(path, problems)
  return parsed.data
}

function parseYaml(text: string, path: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' })
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0) {
    throw unusable(
      path,
      problems.map(({ message }) => `it is no valid YAML: ${firstLine(message)}`),
    )
  }
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown
  } catch (error) {
    throw unusable(path, ['it uses aliases (&name, *name): write the values out'], error)
  }
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/:$/, '').slice(0, 200)
}

function unusable(path: string, problems: readonly string[], cause?: unknown): ConfigError {
  const shown = problems.slice(0, maxProblems)
  const more = problems.length > shown.length ? [`${problems.length - shown.length} more problems`] : []
  return new ConfigError(`${path} cannot be used: ${[...shown, ...more].join('; ')}`, { cause })
}
