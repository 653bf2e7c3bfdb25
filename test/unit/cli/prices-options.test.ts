import { describe, expect, it } from 'vitest'
import { readPricesOptions } from '../../../src/cli/prices/options.ts'

describe('the options of prices', () => {
  it('reads a refresh', () => {
    const args = [
      '--refresh',
      '--region',
      'eastus',
      '--region',
      'westeurope',
      '--only',
      'machines',
      '--limit',
      '1.5',
    ]
    expect(readPricesOptions(args)).toEqual({
      command: 'refresh',
      regions: ['eastus', 'westeurope'],
      only: 'machines',
      accept: false,
      limit: 1.5,
      folder: undefined,
    })
  })

  it('reads a check of other snapshots', () => {
    expect(readPricesOptions(['--check', '--snapshots', 'x'])).toEqual({ command: 'check', folder: 'x' })
  })

  it.each([['--help'], ['-h'], ['--refresh', '--help']])('shows help for %s', (...args) => {
    expect(readPricesOptions(args)).toEqual({ command: 'help' })
  })

  it.each([
    [[], 'nothing to do; use --check or --refresh, or --help'],
    [['--check', '--refresh'], '--check and --refresh are two commands'],
    [['--check', '--accept'], '--accept belongs to --refresh, not to --check'],
    [['--refresh', '--only', 'disks'], '--only is "disks" and should be machines or services'],
    [['--refresh', '--only', 'services', '--region', 'eastus'], '--region is about machines'],
    [['--refresh', '--region', "eastus' or '1"], '--region is "eastus\' or \'1" and should be a region'],
    [['--refresh', '--limit', '1'], '--limit is "1" and should be a number above 1'],
    [['--refresh', '--limit', 'x'], '--limit is "x"'],
    [['--refesh'], "Unknown option '--refesh'; use --check or --refresh"],
  ])('refuses %j', (args, sentence) => {
    expect(() => readPricesOptions(args)).toThrow(sentence)
  })
})
