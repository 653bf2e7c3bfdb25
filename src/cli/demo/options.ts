import { parseArgs } from 'node:util'
import { InputError } from '../../domain/errors.ts'

export interface DemoOptions {
  readonly story: string
  /** Print one JSON document and nothing else on standard output. */
  readonly json: boolean
  /** Stay up afterwards. */
  readonly serve: boolean
  /** Show the bot's log on standard error. */
  readonly verbose: boolean
}

/** @throws InputError when an option is not known or the story does not exist. */
export function readDemoOptions(args: readonly string[], names: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        story: { type: 'string', default: names[0] ?? '' },
        json: { type: 'boolean', default: false },
        serve: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    })
    if (names.includes(values.story)) return values
    throw new InputError(`there is no story called "${values.story}"; there are ${names.join(', ')}`)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(
      `${error instanceof Error ? error.message : String(error)}. Use --story ${names.join('|')}, --json, --serve, --verbose`,
      { cause: error },
    )
  }
}
