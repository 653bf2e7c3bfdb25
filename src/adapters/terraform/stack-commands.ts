import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { examinePlan } from '../../baseline/examine-plan.ts'
import type { JsonValue } from '../../domain/assessment.ts'
import { CommandError } from '../../domain/errors.ts'
import type { Failure } from '../../domain/failure.ts'
import { childEnvironment } from './child-environment.ts'
import { describeFailure } from './describe-failure.ts'
import { createLogSummary, type LogSummary } from './log-summary.ts'
import { OutputJson, PlanJson, parseOutput, StateJson } from './plan-json.ts'
import { type RunStep, startRunLogs } from './run-logs.ts'
import { runForOutput, runLogged, type TerraformCall, type TerraformExit } from './run-terraform.ts'
import { scrubSecrets, secretsOf, secretsOfConnection } from './scrub-secrets.ts'
import type { StackLocation } from './stack-location.ts'
import { type ReadPlan, summarizePlan } from './summarize-plan.ts'
import type { TerraformOptions } from './terraform-options.ts'
import type { UiMessage } from './ui-message.ts'

const minuteMs = 60_000
const readTimeoutMs = 2 * minuteMs

/** Limits used when the options name none. An apply may wait for Azure, whose slowest resources take hours. */
export const defaultLimits = {
  initTimeoutMs: 10 * minuteMs,
  planTimeoutMs: 30 * minuteMs,
  applyTimeoutMs: 4 * 60 * minuteMs,
  lockTimeoutMs: 10 * minuteMs,
  stopGraceMs: 5 * minuteMs,
} as const

export type CommandOutcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed'
      readonly failure: Failure
      /** The state was changed after the plan was made; nothing was applied. */
      readonly isStale: boolean
      readonly needsInit: boolean
    }

/** The commands of Terraform on one prepared work directory, as one run with its own logs and plan file. */
export interface StackCommands {
  init(): Promise<CommandOutcome>
  /** Whether anything was ever saved for the stack. */
  hasState(): Promise<boolean>
  /** Saves a state file of the work directory; Terraform refuses one of another origin or older than the saved one. */
  pushState(fileName: string): Promise<CommandOutcome>
  plan(options: { readonly lockTimeoutMs: number; readonly destroy: boolean }): Promise<CommandOutcome>
  /** What the last `plan` would do. */
  readPlan(): Promise<ReadPlan>
  apply(onMessage: (message: UiMessage) => void): Promise<CommandOutcome>
  /** Outputs that are not sensitive. */
  outputs(): Promise<Record<string, JsonValue>>
  /** Removes the plan file, which holds values. */
  discardPlan(): Promise<void>
}

export async function createStackCommands(
  options: TerraformOptions,
  location: StackLocation,
  cliConfigurationFile: string,
  signal: AbortSignal,
): Promise<StackCommands> {
  const limits = { ...defaultLimits, ...options }
  const logs = await startRunLogs(location.runsDirectory)
  const planFile = `${logs.number}.tfplan`
  const secrets = secretsOfOptions(options)
  const environment = childEnvironment(options, {
    workDirectory: location.workDirectory,
    cliConfigurationFile,
  })

  const call = (args: readonly string[], timeoutMs: number, callSignal: AbortSignal): TerraformCall => ({
    binary: options.binary,
    args,
    workDirectory: location.workDirectory,
    environment,
    timeoutMs,
    stopGraceMs: limits.stopGraceMs,
    signal: callSignal,
  })

  const run = async (
    step: RunStep,
    args: readonly string[],
    timeoutMs: number,
    onMessage?: (message: UiMessage) => void,
  ): Promise<CommandOutcome> => {
    const log = createLogSummary(onMessage)
    const logFile = await logs.create(step)
    const exit: TerraformExit = signal.aborted
      ? { exitCode: undefined, signalName: undefined, stopped: 'aborted' }
      : await runLogged(call(args, timeoutMs, signal), logFile, (line) => log.add(line))
    if (exit.exitCode === 0) return { kind: 'done' }
    const summary = log.summary()
    const command = `Terraform's ${step === 'state' ? 'state push' : step}`
    return {
      kind: 'failed',
      failure: describeFailure({ command, ...exit, timeoutMs, log: summary }, secrets),
      isStale: summary.errors.some((error) => error.summary === 'Saved plan is stale'),
      needsInit: asksForInit(summary),
    }
  }

  const read = async (args: readonly string[]): Promise<string> => {
    const never = new AbortController().signal
    const { exitCode, stdout, stderr } = await runForOutput(call(args, readTimeoutMs, never))
    if (exitCode === 0) return stdout
    throw new CommandError(`running terraform ${args[0]}: exit code ${exitCode ?? 'unknown'}`, {
      file: options.binary,
      exitCode,
      outputTail: scrubSecrets(stderr.slice(-4000), secrets),
      retryable: true,
    })
  }

  return {
    init: () => run('init', ['init', '-input=false', '-json', '-reconfigure'], limits.initTimeoutMs),
    async hasState() {
      const text = await read(['state', 'pull'])
      return text.trim() !== '' && parseOutput(StateJson, text, 'terraform state pull').lineage !== ''
    },
    pushState: (fileName) =>
      run(
        'state',
        ['state', 'push', `-lock-timeout=${limits.lockTimeoutMs}ms`, fileName],
        limits.planTimeoutMs + limits.lockTimeoutMs,
      ),
    plan: ({ lockTimeoutMs, destroy }) =>
      run(
        'plan',
        [
          'plan',
          '-input=false',
          '-json',
          `-lock-timeout=${lockTimeoutMs}ms`,
          `-out=${planFile}`,
          ...(destroy ? ['-destroy'] : []),
        ],
        limits.planTimeoutMs + lockTimeoutMs,
      ),
    async readPlan() {
      const text = await read(['show', '-json', planFile])
      const plan = parseOutput(PlanJson, text, 'terraform show')
      const { summary, ...rest } = summarizePlan(plan)
      return { ...rest, summary: { ...summary, baseline: examinePlan(plan, location.environment) } }
    },
    apply: (onMessage) =>
      run(
        'apply',
        ['apply', '-input=false', '-json', `-lock-timeout=${limits.lockTimeoutMs}ms`, planFile],
        limits.applyTimeoutMs,
        onMessage,
      ),
    async outputs() {
      const outputs = parseOutput(OutputJson, await read(['output', '-json']), 'terraform output')
      const shown = Object.entries(outputs).filter(([, output]) => !output.sensitive)
      return Object.fromEntries(shown.map(([name, output]) => [name, output.value]))
    },
    discardPlan: () => rm(join(location.workDirectory, planFile), { force: true }),
  }
}

function asksForInit(log: LogSummary): boolean {
  return log.errors.some((error) =>
    /\b(?:terraform|tofu) init\b/.test(`${error.summary} ${error.detail ?? ''}`),
  )
}

function secretsOfOptions({ cloud, backend }: TerraformOptions): string[] {
  const credentials = cloud.mode === 'azure' ? secretsOf(cloud.environment) : []
  switch (backend.kind) {
    case 'local':
      return credentials
    case 'pg':
      return [...secretsOfConnection(backend.connectionString), ...credentials]
    case 'custom': {
      const secretSettings = Object.entries(backend.config).filter(([name]) =>
        /key$|secret|password|token/i.test(name),
      )
      const stackless = secretSettings.filter(([, value]) => !value.includes('{stack}'))
      return [...secretsOf(Object.fromEntries(stackless)), ...credentials]
    }
  }
}
