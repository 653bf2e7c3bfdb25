import * as z from 'zod'
import type { Source } from './source.ts'

/** One task of the job. */
export const PipelineStep = z.object({
  key: z.string().regex(/^[\w-]{1,100}$/),
  type: z.enum(['python', 'sql', 'notebook']),
  /** Inside the repository, or from the root of the workspace. */
  path: z.string(),
})
export type PipelineStep = z.infer<typeof PipelineStep>

/** The steps in the order in which people named them, each with a key of its own. */
export function pipelineSteps(tasks: readonly string[], source: Source): PipelineStep[] {
  const steps: PipelineStep[] = []
  for (const task of tasks) {
    const type = task.endsWith('.py') ? 'python' : task.endsWith('.sql') ? 'sql' : 'notebook'
    const inside = task.replace(/\.ipynb$/, '')
    const path = source.folder === '' ? inside : `${source.folder}/${inside}`
    steps.push({ key: freeKey(keyOf(task), steps), type, path })
  }
  return steps
}

function keyOf(task: string): string {
  const name = task.split('/').at(-1) ?? task
  return name
    .replace(/\.(?:py|sql|ipynb)$/, '')
    .replaceAll(/[^\w-]/g, '_')
    .slice(0, 90)
}

function freeKey(key: string, taken: readonly PipelineStep[]): string {
  const isTaken = (name: string) => taken.some((step) => step.key.toLowerCase() === name.toLowerCase())
  if (!isTaken(key)) return key
  let number = 2
  while (isTaken(`${key}_${number}`)) number += 1
  return `${key}_${number}`
}
