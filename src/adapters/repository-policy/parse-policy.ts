import { ConfigError } from '../../domain/errors.ts'
import { Policy } from '../../domain/policy.ts'
import { describeProblem } from '../../lib/describe-problem.ts'
import { readYaml } from '../../lib/read-yaml.ts'
import { checkPolicy, type SubscriptionRule } from './check-policy.ts'

/** Characters of a policy file; a real one has a few hundred. */
const maxLength = 64 * 1024
const maxProblems = 10

/**
 * Reads a policy file. Aliases are not allowed in it, so that a small file cannot grow without bound.
 * @throws ConfigError with one sentence for each problem.
 */
export function parsePolicy(text: string, path: string, subscriptions?: SubscriptionRule): Policy {
  if (text.length > maxLength) throw unusable(path, [`it is longer than ${maxLength} characters`])
  const read = readYaml(text)
  if ('problems' in read) throw unusable(path, read.problems)
  const parsed = Policy.safeParse(read.value, { reportInput: true })
  if (!parsed.success) {
    throw unusable(
      path,
      parsed.error.issues.flatMap((issue) => describeProblem(issue, Policy)),
    )
  }
  const problems = checkPolicy(parsed.data, subscriptions)
  if (problems.length > 0) throw unusable(path, problems)
  return parsed.data
}

function unusable(path: string, problems: readonly string[]): ConfigError {
  const shown = problems.slice(0, maxProblems)
  const more = problems.length > shown.length ? [`${problems.length - shown.length} more problems`] : []
  return new ConfigError(`${path} cannot be used: ${[...shown, ...more].join('; ')}`)
}
