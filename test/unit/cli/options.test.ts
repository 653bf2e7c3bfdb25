import { describe, expect, it } from 'vitest'
import { readDemoOptions } from '../../../src/cli/demo/options.ts'
import { InputError } from '../../../src/domain/errors.ts'

const names = ['workspace', 'ports']

describe('options of the demo', () => {
  it('play the first story when none is named', () => {
    expect(readDemoOptions([], names)).toEqual({
      story: 'workspace',
      json: false,
      serve: false,
      verbose: false,
    })
  })

  it('are read in any order', () => {
    const options = readDemoOptions(['--json', '--story', 'ports', '--verbose', '--serve'], names)
    expect(options).toEqual({ story: 'ports', json: true, serve: true, verbose: true })
  })

  it('name the stories there are when another one is asked for', () => {
    expect(() => readDemoOptions(['--story', 'crime'], names)).toThrow(
      new InputError('there is no story called "crime"; there are workspace, ports'),
    )
  })

  it.each([[['--fast']], [['--story']], [['--json=yes']], [['workspace']]])(
    'refuse %j and say what there is',
    (args) => {
      const read = () => readDemoOptions(args, names)
      expect(read).toThrow(InputError)
      expect(read).toThrow('Use --story workspace|ports, --json, --serve, --verbose')
    },
  )
})
