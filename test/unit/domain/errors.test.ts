import { describe, expect, it } from 'vitest'
import {
  CommandError,
  ConfigError,
  ConflictError,
  ExternalServiceError,
  InputError,
  InvariantError,
} from '../../../src/domain/errors.ts'

describe('errors', () => {
  it.each([
    [new ConfigError('no key'), 'config_invalid', false],
    [new InputError('no port'), 'input_invalid', false],
    [new ConflictError('too late'), 'conflict', true],
    [new InvariantError('impossible'), 'invariant_broken', false],
    [new CommandError('no terraform', { file: 'terraform' }), 'command_failed', false],
    [
      new ExternalServiceError('GitHub is down', { service: 'GitHub', status: 502, retryable: true }),
      'service_failed',
      true,
    ],
  ])('%s carries its code and whether trying again may help', (error, code, retryable) => {
    expect(error).toMatchObject({
      code,
      retryable,
      publicMessage: error.message,
      name: error.constructor.name,
    })
    expect(error.cause).toBeUndefined()
  })

  it('keep what caused them and what may be shown apart', () => {
    const cause = new Error('ECONNREFUSED')
    const error = new CommandError('planning: exit code 1', {
      cause,
      publicMessage: 'Terraform did not start.',
      file: 'terraform',
      exitCode: 1,
      outputTail: 'no such file',
      retryable: true,
    })
    expect(error).toMatchObject({
      cause,
      publicMessage: 'Terraform did not start.',
      exitCode: 1,
      outputTail: 'no such file',
      retryable: true,
    })
  })
})
