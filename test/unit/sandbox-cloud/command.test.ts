import { describe, expect, test } from 'vitest'
import { DEFAULT_CLOUD_FOLDER, readSandboxCommand } from '../../../src/cli/sandbox/command.ts'
import { needsInit, terraformEnvironment, workFolderOf } from '../../../src/cli/sandbox/run-terraform.ts'

describe('the command line of the sandbox', () => {
  test('gives terraform everything after its name, but not the options of the sandbox', () => {
    const args = [
      '--cloud',
      'terraform',
      'terraform',
      '--time-scale=0.5',
      '--faults',
      'f.json',
      '-chdir=x',
      'plan',
      '--cloud',
    ]
    expect(readSandboxCommand(args)).toEqual({
      command: 'terraform',
      cloud: 'terraform',
      timeScale: 0.5,
      faults: 'f.json',
      args: ['-chdir=x', 'plan', '--cloud'],
    })
  })

  test('reads what is asked about the cloud', () => {
    const cloud = DEFAULT_CLOUD_FOLDER
    expect(readSandboxCommand(['list', '--json'])).toEqual({ command: 'list', cloud, json: true })
    expect(readSandboxCommand(['show', 'rg-x', '--cloud', 'c'])).toEqual({
      command: 'show',
      cloud: 'c',
      resource: 'rg-x',
    })
    expect(readSandboxCommand(['show', 'terraform'])).toEqual({
      command: 'show',
      cloud,
      resource: 'terraform',
    })
    expect(readSandboxCommand(['set', 'rg-x', 'tags.a=b', 'location=c'])).toEqual({
      command: 'set',
      cloud,
      resource: 'rg-x',
      assignments: ['tags.a=b', 'location=c'],
    })
    expect(readSandboxCommand([])).toEqual({ command: 'help' })
    expect(readSandboxCommand(['list', '--help'])).toEqual({ command: 'help' })
  })

  test.each([
    [['lsit'], 'there is no command "lsit"; did you mean "list"?'],
    [['--wrong'], "Unknown option '--wrong'; "],
    [['show'], 'show needs the ID of one resource: its id, its name, or TYPE.NAME'],
    [['delete', 'a', 'b'], 'TYPE.NAME; it got "a" "b"'],
    [['mirror', ''], 'mirror needs one folder to write to; it got ""'],
    [['list', 'a'], 'list takes nothing else and got "a"'],
    [['set', 'rg-x'], 'set needs the ID of a resource and attribute=value'],
    [['list', '--cloud='], '--cloud needs the path of a folder'],
    [['--time-scale', '2', 'terraform'], '--time-scale is "2" and should be a number from 0'],
    [['--time-scale', ' ', 'terraform'], '--time-scale is " " and should be a number from 0'],
  ])('refuses %j with one sentence', (args, message) => {
    expect(() => readSandboxCommand(args)).toThrow(message)
  })
})

describe('terraform on the sandbox', () => {
  test('sees nothing of the environment that could lead to a real account', () => {
    const person = {
      PATH: '/bin',
      HOME: '/h',
      TERM: 'xterm',
      ARM_CLIENT_SECRET: 's',
      ARM_SUBSCRIPTION_ID: 'i',
      AZURE_CONFIG_DIR: 'd',
      DATABRICKS_TOKEN: 't',
      TF_VAR_subscription_id: 'v',
      TF_CLI_ARGS: '-destroy',
      TF_REATTACH_PROVIDERS: 'old',
    }
    expect(terraformEnvironment(person, { TF_REATTACH_PROVIDERS: 'ours' })).toEqual({
      PATH: '/bin',
      HOME: '/h',
      TERM: 'xterm',
      TF_REATTACH_PROVIDERS: 'ours',
    })
  })

  test('is initialized first when the command works on a configuration', () => {
    expect(needsInit(['-chdir=x', 'apply'])).toBe(true)
    expect(needsInit(['validate', '-json'])).toBe(true)
    expect(needsInit(['-chdir=x', 'init'])).toBe(false)
    expect(needsInit(['fmt'])).toBe(false)
    expect(needsInit(['plan', '-help'])).toBe(false)
    expect(needsInit([])).toBe(false)
    expect([workFolderOf(['-chdir=a b', 'plan']), workFolderOf(['plan'])]).toEqual(['a b', '.'])
  })
})
