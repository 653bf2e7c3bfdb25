import type { Rule } from '../../src/baseline/rule.ts'
import { rules } from '../../src/baseline/rules.ts'

const environments = ['dev', 'staging', 'prod'] as const

/** The rules of the baseline as the Markdown that stands in docs/baseline.md. */
export function baselineTable(): string {
  return [
    '| Rule | What should be | Where | Accepted by | Source |',
    '|---|---|---|---|---|',
    ...rules.map(
      (rule) =>
        `| \`${rule.id}\` | ${rule.title} | ${whereOf(rule)} | ${gatesOf(rule)} | ${rule.source.replaceAll('_', '\\_')} |`,
    ),
  ].join('\n')
}

/** "refuse", or "dev warn, prod refuse" where it differs. */
function whereOf({ holds }: Rule): string {
  const told = environments.flatMap((environment) => {
    const severity = holds[environment]
    return severity === undefined ? [] : [[environment, severity] as const]
  })
  const [[, first] = ['', '']] = told
  const isEverywhere = told.length === environments.length && told.every(([, severity]) => severity === first)
  return isEverywhere ? first : told.map(([environment, severity]) => `${environment} ${severity}`).join(', ')
}

function gatesOf({ gates }: Rule): string {
  return gates.map((gate) => `\`${gate}\``).join(', ')
}
