import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Failure } from '../../domain/failure.ts'
import type { StackRun } from '../../ports/terraform.ts'
import type { Exclusively } from './exclusively.ts'
import { createStackCommands, type StackCommands } from './stack-commands.ts'
import type { StackLocation } from './stack-location.ts'
import type { ReadPlan } from './summarize-plan.ts'
import { pluginCacheDirectory, type TerraformOptions } from './terraform-options.ts'
import {
  errorStateFileName,
  hasErrorState,
  initializationKey,
  isInitialized,
  setInitialized,
  writeCliConfiguration,
  writeEmptyState,
  writeWorkDirectory,
} from './work-directory.ts'

export interface PlanRequest {
  readonly options: TerraformOptions
  readonly location: StackLocation
  readonly run: StackRun
  readonly lockTimeoutMs: number
  readonly signal: AbortSignal
  readonly exclusively: Exclusively
}

/** `commands` still holds the plan file; whoever gets it discards it. */
export type PreparedPlan =
  | { readonly kind: 'planned'; readonly plan: ReadPlan; readonly commands: StackCommands }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Lays out the work directory, initializes it when something has changed, and makes a plan that can be applied. */
export async function preparePlan(request: PlanRequest): Promise<PreparedPlan> {
  const { options, location, run, exclusively } = request
  const cliConfigurationFile = await exclusively('cli configuration', () => writeCliConfiguration(options))
  await writeWorkDirectory(options, location, run.files)
  const commands = await createStackCommands(options, location, cliConfigurationFile, request.signal)
  const key = await initializationKey(options, location, run.files)
  const wasInitialized = await isInitialized(location, key)
  const failure =
    (wasInitialized ? undefined : await initialize(request, commands)) ??
    (await recoverState(request, commands))
  if (failure !== undefined) return { kind: 'failed', failure }
  return makePlan(request, commands, wasInitialized)
}

async function makePlan(
  request: PlanRequest,
  commands: StackCommands,
  mayInitialize: boolean,
): Promise<PreparedPlan> {
  const { lockTimeoutMs, run } = request
  const planned = await commands.plan({ lockTimeoutMs, destroy: run.destroy === true })
  if (planned.kind === 'done') {
    try {
      return { kind: 'planned', plan: await commands.readPlan(), commands }
    } catch (error) {
      await commands.discardPlan()
      throw error
    }
  }
  await commands.discardPlan()
  if (!planned.needsInit || !mayInitialize) return { kind: 'failed', failure: planned.failure }
  const failure = await initialize(request, commands)
  return failure === undefined ? makePlan(request, commands, false) : { kind: 'failed', failure }
}

/** One at a time where Terraform does not guard what it shares: its plugin cache and the tables of its pg backend. */
async function initialize(request: PlanRequest, commands: StackCommands): Promise<Failure | undefined> {
  const { options, location, run, exclusively } = request
  await setInitialized(location, undefined)
  const isShared = pluginCacheDirectory(options) !== undefined || options.backend.kind === 'pg'
  const outcome = await (isShared ? exclusively('init', () => commands.init()) : commands.init())
  if (outcome.kind === 'failed') return outcome.failure
  if (options.backend.kind === 'pg') await ensureState(request, commands)
  await setInitialized(location, await initializationKey(options, location, run.files))
  return undefined
}

/**
 * Saves an empty state for a stack that has none.
 * Terraform's pg backend (1.11) locks a state that does not exist yet with one lock for the whole database, so that
 * the first apply of one stack would hold up all others until it ends.
 */
async function ensureState(request: PlanRequest, commands: StackCommands): Promise<void> {
  if (await commands.hasState()) return
  const fileName = await writeEmptyState(request.location)
  const outcome = await commands.pushState(fileName)
  if (outcome.kind === 'done') return
  const { message } = outcome.failure
  request.options.log?.warn({ stack: request.location.key, message }, 'an empty state could not be saved')
}

async function recoverState(request: PlanRequest, commands: StackCommands): Promise<Failure | undefined> {
  const { options, location } = request
  if (!(await hasErrorState(location))) return undefined
  const outcome = await commands.pushState(errorStateFileName)
  if (outcome.kind === 'failed') {
    const file = join(location.workDirectory, errorStateFileName)
    return {
      ...outcome.failure,
      message:
        'An earlier run could not save its state and saving it now was refused; an operator must look at ' +
        `${file} before anything else is done to this stack: ${outcome.failure.message}`,
    }
  }
  await rm(join(location.workDirectory, errorStateFileName))
  options.log?.warn({ stack: location.key }, 'saved a state that an earlier run could not save')
  return undefined
}
