import { type CapabilityContext, type Choice, type Environment, given } from '#capability'
import type { Answers } from './parameters.ts'
import { choose, type Part } from './part.ts'

/** Whether every access is logged, and where; open while logs were asked for and no workspace is known. */
export function decideLogs(
  stated: Answers,
  environment: Environment,
  { logWorkspaces }: CapabilityContext,
): Part {
  const workspace = chooseWorkspace(stated, environment, logWorkspaces[environment])
  const logs = choose(
    stated.access_logs,
    workspace !== undefined,
    workspace === undefined ? 'no log workspace is configured' : 'every access leaves a trace',
  )
  return {
    choices: {
      access_logs: logs.value && workspace === undefined ? undefined : logs,
      log_workspace_id: logs.value ? workspace : given(stated.log_workspace_id),
    },
    decisions:
      logs.value || environment !== 'prod'
        ? []
        : [
            {
              topic: 'access logs',
              choice: 'none',
              reason: logs.reason ?? 'as asked',
              alternative: 'name a Log Analytics workspace ("log workspace: /subscriptions/...")',
            },
          ],
  }
}

function chooseWorkspace(
  { log_workspace_id }: Answers,
  environment: Environment,
  configured: string | undefined,
): Choice<string> | undefined {
  if (log_workspace_id !== undefined || configured === undefined) return given(log_workspace_id)
  return choose(undefined, configured, `the log workspace of ${environment}`)
}
