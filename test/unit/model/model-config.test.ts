import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { childEnvironment } from '../../../src/adapters/terraform/child-environment.ts'
import { readConfig } from '../../../src/config.ts'
import { ConfigError } from '../../../src/domain/errors.ts'
import type { ModelConfig } from '../../../src/model-config.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { silentLogger } from '../../support/silent-logger.ts'

const required = {
  APP_ID: '1',
  PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----',
  WEBHOOK_SECRET: 'a-secret-of-twenty-five-ch',
}
const principal = { ARM_TENANT_ID: 'acme.example', ARM_CLIENT_ID: 'client', ARM_CLIENT_SECRET: 'arm-secret' }
const azure = { MODEL_NAME: 'reader', MODEL_BASE_URL: 'https://acme.openai.azure.com' }
const local = { MODEL_NAME: 'qwen2.5:7b', MODEL_BASE_URL: 'http://127.0.0.1:11434/v1' }

const modelOf = (variables: Readonly<Record<string, string>>): ModelConfig | null =>
  readConfig({ ...required, ...variables }).model

describe('the model of the configuration', () => {
  it('is none when no variable of it is set', () => {
    expect(modelOf({})).toBeNull()
    expect(modelOf({ MODEL_NAME: '' })).toBeNull()
  })

  it('is at OpenAI with usual limits when there is a name and a key', () => {
    const model = modelOf({ MODEL_NAME: 'gpt-4.1-mini', MODEL_API_KEY: 'sk-secret' })
    expect(model).toMatchObject({
      name: 'gpt-4.1-mini',
      baseUrl: 'https://api.openai.com/v1',
      format: 'json_schema',
      timeoutMs: 20_000,
      concurrency: 4,
      price: null,
      opinions: 'on',
      budget: { tokensPerRequest: 20_000, usdPerRequest: null },
    })
    expect(model?.auth.kind === 'key' && model.auth.key.reveal()).toBe('sk-secret')
  })

  it('takes what is set', () => {
    const model = modelOf({
      ...local,
      MODEL_FORMAT: 'json_object',
      MODEL_TIMEOUT_SECONDS: '1.5',
      MODEL_CONCURRENCY: '2',
      MODEL_USD_PER_MILLION_INPUT: '0.4',
      MODEL_USD_PER_MILLION_OUTPUT: '1.6',
      MODEL_TOKENS_PER_REQUEST: '5000',
      MODEL_USD_PER_REQUEST: '0.05',
      MODEL_OPINIONS: 'off',
    })
    expect(model).toEqual({
      name: 'qwen2.5:7b',
      baseUrl: 'http://127.0.0.1:11434/v1',
      auth: { kind: 'none' },
      format: 'json_object',
      timeoutMs: 1500,
      concurrency: 2,
      price: { usdPerMillionInput: 0.4, usdPerMillionOutput: 1.6 },
      opinions: 'off',
      budget: { tokensPerRequest: 5000, usdPerRequest: 0.05 },
    })
  })

  it('signs in to Azure as the service principal of the shell', () => {
    const auth = modelOf({ ...azure, ...principal, MODEL_AUTH: 'entra' })?.auth
    expect(auth).toMatchObject({ kind: 'entra', tenantId: 'acme.example', clientId: 'client' })
    expect(auth?.kind === 'entra' && auth.clientSecret.reveal()).toBe('arm-secret')
  })

  it.each(['http://localhost:8080/v1', 'http://[::1]:8080/v1', 'http://127.8.9.1/v1', 'https://llm.example'])(
    'takes an endpoint at %s without a key',
    (address) => {
      expect(modelOf({ MODEL_NAME: 'm', MODEL_BASE_URL: address })?.auth).toEqual({ kind: 'none' })
    },
  )

  it.each([
    ['no name', { MODEL_API_KEY: 'sk-secret' }, /MODEL_NAME: missing, although MODEL_API_KEY is set/],
    ['no name with a tuned limit', { MODEL_CONCURRENCY: '2' }, /MODEL_NAME: missing/],
    ['a sentence as a name', { ...local, MODEL_NAME: 'the small one' }, /MODEL_NAME: not the name/],
    ['OpenAI without a key', { MODEL_NAME: 'gpt-4.1-mini' }, /MODEL_API_KEY: missing/],
    ['Azure without a key', azure, /MODEL_API_KEY: missing/],
    ['a key with a line break', { ...azure, MODEL_API_KEY: 'sk-sec\nret' }, /MODEL_API_KEY: holds a space/],
    ['a key that is not used', { ...local, MODEL_AUTH: 'none', MODEL_API_KEY: 'k' }, /MODEL_AUTH is none/],
    ['an unknown way of signing in', { ...local, MODEL_AUTH: 'magic' }, /MODEL_AUTH: key, entra or none/],
    ['half a principal', { ...azure, MODEL_AUTH: 'entra', ARM_CLIENT_ID: 'c' }, /needs ARM_TENANT_ID/],
    [
      'a tenant that is a path',
      { ...azure, ...principal, MODEL_AUTH: 'entra', ARM_TENANT_ID: 'a/../b' },
      /ARM_TENANT_ID: not the id/,
    ],
    ['Entra elsewhere', { ...local, ...principal, MODEL_AUTH: 'entra' }, /entra is for Azure OpenAI/],
    ['clear text to elsewhere', { ...local, MODEL_BASE_URL: 'http://10.0.0.5/v1' }, /http:\/\/ is for/],
    [
      'clear text to a name that looks like this machine',
      { ...local, MODEL_BASE_URL: 'http://127.0.0.1.example.com/v1' },
      /http:\/\/ is for/,
    ],
    ['no address', { ...local, MODEL_BASE_URL: 'acme' }, /MODEL_BASE_URL: not an address/],
    ['a file', { ...local, MODEL_BASE_URL: 'file:///etc/passwd' }, /MODEL_BASE_URL: not an address/],
    ['a password in the address', { ...local, MODEL_BASE_URL: 'https://u:p@llm.example' }, /no user, query/],
    ['half a price', { ...local, MODEL_USD_PER_MILLION_INPUT: '1' }, /MODEL_USD_PER_MILLION_OUTPUT: missing/],
    ['the other half', { ...local, MODEL_USD_PER_MILLION_OUTPUT: '1' }, /MODEL_USD_PER_MILLION_INPUT: miss/],
    ['a limit without a price', { ...local, MODEL_USD_PER_REQUEST: '1' }, /MODEL_USD_PER_REQUEST: nothing/],
    ['a price below nothing', { ...local, MODEL_USD_PER_REQUEST: '-1' }, /MODEL_USD_PER_REQUEST: /],
    ['no time at all', { ...local, MODEL_TIMEOUT_SECONDS: '0' }, /MODEL_TIMEOUT_SECONDS: /],
  ])(verifies(['model.config'], 'is refused with a sentence for %s'), (_, variables, sentence) => {
    const read = (): unknown => modelOf(variables)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(sentence)
  })

  it(verifies(['model.secret'], 'repeats no secret, neither printed nor in a refusal'), () => {
    const model = modelOf({ ...azure, MODEL_API_KEY: 'sk-secret' })
    expect(JSON.stringify(model)).not.toContain('sk-secret')
    expect(inspect(model, { depth: 9, showHidden: true })).not.toContain('sk-secret')
    const refused = { MODEL_API_KEY: 'sk-secret', MODEL_AUTH: 'none', ...local }
    expect(() => modelOf(refused)).toThrow(/^(?!.*sk-secret)/s)
  })

  it(verifies(['model.secret'], 'never reaches Terraform, on either cloud'), () => {
    const secrets = { ...azure, ...principal, MODEL_API_KEY: 'sk-secret', MODEL_USD_PER_MILLION_INPUT: '1' }
    const variables = { ...required, ...secrets, MODEL_USD_PER_MILLION_OUTPUT: '1' }
    const options = {
      binary: 'terraform',
      dataDirectory: '/data',
      backend: { kind: 'local' },
      log: silentLogger,
    }
    const place = { workDirectory: '/work', cliConfigurationFile: '/rc' }
    for (const mode of ['sandbox', 'azure'] as const) {
      const { cloud } = readConfig({ ...variables, PLANWRIGHT_CLOUD: mode })
      const environment = childEnvironment(
        {
          ...options,
          backend: { kind: 'local' },
          cloud:
            cloud.mode === 'azure'
              ? { mode: 'azure', environment: cloud.credentials }
              : { mode: 'sandbox', reattach: '{}' },
        },
        place,
      )
      expect(Object.keys(environment).filter((name) => name.startsWith('MODEL'))).toEqual([])
      expect(Object.values(environment)).not.toContain('sk-secret')
    }
  })
})
