import { type CapabilityContext, type Choice, type Decision, given, type Problem } from '#capability'
import type { Answers } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'

/**
 * Whose key encrypts the data and whether every access is logged.
 * What is needed and lacks its vault or workspace stays open.
 */
export function decideSecrecy(stated: Answers, known: Choices, context: CapabilityContext): Part {
  const environment = known.environment?.value ?? 'dev'
  const restricted = known.data_class?.value === 'restricted'
  const key = chooseKey(stated, restricted)
  const workspace = context.logWorkspaces[environment]
  const logs = chooseLogs(stated, restricted, workspace)
  return {
    choices: {
      customer_key: key.value && stated.key_vault_id === undefined ? undefined : key,
      key_vault_id: given(stated.key_vault_id),
      access_logs:
        logs.value && stated.log_workspace_id === undefined && workspace === undefined ? undefined : logs,
      log_workspace_id:
        given(stated.log_workspace_id) ??
        (logs.value && workspace !== undefined
          ? { value: workspace, source: 'default', reason: `the log workspace of ${environment}` }
          : undefined),
    },
    problems: restricted ? restrictedProblems(stated) : [],
    decisions: [keyDecision(key), logDecision(logs)],
  }
}

function chooseKey({ customer_key, key_vault_id }: Answers, restricted: boolean): Choice<boolean> {
  if (restricted) return choose(customer_key, true, 'restricted data is encrypted with a key of our own')
  return key_vault_id === undefined
    ? choose(customer_key, false, 'only restricted data needs a key of our own')
    : choose(customer_key, true, 'a key vault was named', 'inferred')
}

function chooseLogs(
  { access_logs, log_workspace_id }: Answers,
  restricted: boolean,
  workspace: string | undefined,
): Choice<boolean> {
  if (restricted) return choose(access_logs, true, 'every access to restricted data is logged')
  if (log_workspace_id !== undefined) {
    return choose(access_logs, true, 'a log workspace was named', 'inferred')
  }
  return workspace === undefined
    ? choose(access_logs, false, 'no log workspace is configured for this environment')
    : choose(access_logs, true, 'there is a log workspace for this environment')
}

function restrictedProblems({ customer_key, access_logs }: Answers): Problem[] {
  const refuse = (parameter: string, rule: string): Problem => ({
    parameter,
    value: 'false',
    rule,
    suggestion: 'true',
  })
  return [
    ...(customer_key === false
      ? [refuse('customer_key', 'restricted data is encrypted with a key of our own')]
      : []),
    ...(access_logs === false ? [refuse('access_logs', 'every access to restricted data is logged')] : []),
  ]
}

function keyDecision({ value, source, reason }: Choice<boolean>): Decision {
  return {
    topic: 'encryption',
    choice: value ? 'a key of our own in the key vault, renewed every year' : 'a key that Microsoft manages',
    reason: source === 'stated' ? 'as asked' : (reason ?? 'as asked'),
  }
}

function logDecision({ value, source, reason }: Choice<boolean>): Decision {
  return {
    topic: 'access logs',
    choice: value ? 'every read, write and delete goes to the log workspace' : 'none',
    reason: source === 'stated' ? 'as asked' : (reason ?? 'as asked'),
    ...(value ? {} : { alternative: 'name a log workspace by its resource id' }),
  }
}
