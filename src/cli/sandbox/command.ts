import { parseArgs } from 'node:util'
import { InputError } from '../../domain/errors.ts'
import { editDistance } from '../../lib/edit-distance.ts'

/** Where the cloud keeps its resources when nothing else is said. */
export const DEFAULT_CLOUD_FOLDER = '.planwright/sandbox-cloud'

/** What a person asks of `npm run sandbox`; `cloud` is the folder with the resources. */
export type SandboxCommand =
  | { readonly command: 'help' }
  | TerraformCommand
  | MirrorCommand
  | { readonly command: 'list'; readonly cloud: string; readonly json: boolean }
  | { readonly command: 'show'; readonly cloud: string; readonly resource: string }
  | { readonly command: 'delete'; readonly cloud: string; readonly resource: string }
  | {
      readonly command: 'set'
      readonly cloud: string
      readonly resource: string
      /** Written "path.of.attribute=value". */
      readonly assignments: readonly string[]
    }

export interface MirrorCommand {
  readonly command: 'mirror'
  readonly cloud: string
  readonly timeScale: number
  readonly folder: string
}

export interface TerraformCommand {
  readonly command: 'terraform'
  readonly cloud: string
  /** 1 is real time, 0 no delay. */
  readonly timeScale: number
  /** Path of a fault file. */
  readonly faults: string | undefined
  /** Everything that terraform gets. */
  readonly args: readonly string[]
}

const COMMANDS = ['terraform', 'list', 'show', 'set', 'delete', 'mirror', 'help'] as const
const OPTIONS = {
  cloud: { type: 'string', default: DEFAULT_CLOUD_FOLDER },
  'time-scale': { type: 'string', default: '0' },
  faults: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const
const SEE_HELP = '"npm run --silent sandbox -- help" tells what there is'

/**
 * Reads the arguments after `npm run sandbox --`. Options of ours stand before the command or directly after it;
 * what follows `terraform` and them is terraform's.
 * @throws InputError with one sentence when they make no sense.
 */
export function readSandboxCommand(args: readonly string[]): SandboxCommand {
  const { own, rest } = splitAtTerraform(args)
  const { values, positionals } = parseOwn(own)
  const [command, ...operands] = positionals
  if (values.help || command === undefined || command === 'help') return { command: 'help' }
  const { cloud } = values
  if (cloud === '') throw new InputError('--cloud needs the path of a folder')
  switch (knownCommand(command)) {
    case 'terraform':
      return {
        command: 'terraform',
        cloud,
        timeScale: readTimeScale(values['time-scale']),
        faults: values.faults,
        args: rest,
      }
    case 'list':
      expectOperands(command, operands)
      return { command: 'list', cloud, json: values.json }
    case 'show':
    case 'delete':
      expectOperands(command, operands, 'the ID of one resource: its id, its name, or TYPE.NAME')
      return { command: command === 'show' ? 'show' : 'delete', cloud, resource: operands[0] ?? '' }
    case 'set':
      if (operands.length < 2)
        throw new InputError('set needs the ID of a resource and attribute=value, for example tags.team=data')
      return { command: 'set', cloud, resource: operands[0] ?? '', assignments: operands.slice(1) }
    case 'mirror':
      expectOperands(command, operands, 'one folder to write to')
      return {
        command: 'mirror',
        cloud,
        timeScale: readTimeScale(values['time-scale']),
        folder: operands[0] ?? '',
      }
    case 'help':
      return { command: 'help' }
  }
}

/** Finds the command `terraform` and takes the options of ours that follow it directly to our side. */
function splitAtTerraform(args: readonly string[]): { own: string[]; rest: string[] } {
  const command = afterOptions(args, 0)
  if (args[command] !== 'terraform') return { own: [...args], rest: [] }
  const end = afterOptions(args, command + 1)
  return { own: args.slice(0, end), rest: args.slice(end) }
}

/** The index of the first argument that is neither an option of ours with a value nor that value. */
function afterOptions(args: readonly string[], from: number): number {
  let at = from
  while (takesValue(args[at] ?? '')) at += args[at]?.includes('=') === true ? 1 : 2
  return at
}

function takesValue(arg: string): boolean {
  const name = /^--([a-z-]+)(?:=|$)/.exec(arg)?.[1] ?? ''
  return ['cloud', 'time-scale', 'faults'].includes(name)
}

function parseOwn(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new InputError(`${reason}; ${SEE_HELP}`, { cause: error })
  }
}

function knownCommand(command: string): (typeof COMMANDS)[number] {
  const known = COMMANDS.find((one) => one === command)
  if (known !== undefined) return known
  const meant = COMMANDS.find((one) => editDistance(one, command, 2) <= 2)
  const hint = meant === undefined ? SEE_HELP : `did you mean "${meant}"?`
  throw new InputError(`there is no command "${command}"; ${hint}`)
}

/** Checks that a command got one operand, or none when `wanted` does not say what it is. */
function expectOperands(command: string, operands: readonly string[], wanted?: string): void {
  if (operands.length === (wanted === undefined ? 0 : 1) && !operands.includes('')) return
  const got = operands.map((one) => JSON.stringify(one)).join(' ')
  if (wanted === undefined) throw new InputError(`${command} takes nothing else and got ${got}`)
  throw new InputError(`${command} needs ${wanted}${got === '' ? '' : `; it got ${got}`}`)
}

function readTimeScale(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InputError(`--time-scale is "${text}" and should be a number from 0 (no delay) to 1 (real time)`)
}
