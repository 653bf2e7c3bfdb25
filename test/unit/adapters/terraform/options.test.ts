import { describe, expect, it } from 'vitest'
import { backendFile } from '../../../../src/adapters/terraform/backend-file.ts'
import { checkStackFiles } from '../../../../src/adapters/terraform/check-stack-files.ts'
import { childEnvironment } from '../../../../src/adapters/terraform/child-environment.ts'
import { cliConfiguration } from '../../../../src/adapters/terraform/cli-configuration.ts'
import { stackLocation } from '../../../../src/adapters/terraform/stack-location.ts'
import {
  type Backend,
  checkOptions,
  pluginCacheDirectory,
  type TerraformOptions,
} from '../../../../src/adapters/terraform/terraform-options.ts'
import { ConfigError, InputError } from '../../../../src/domain/errors.ts'

const options: TerraformOptions = {
  binary: 'terraform',
  dataDirectory: '/data',
  cloud: { mode: 'azure', environment: {} },
  backend: { kind: 'local' },
}
const stack = { repository: 'Acme/Platform', path: 'stacks/prod/ml/dbw' }
const location = stackLocation('/data', 'azure', stack)

describe('checkOptions', () => {
  it('accepts credentials and a backend with a place for each stack', () => {
    checkOptions({
      ...options,
      cloud: { mode: 'azure', environment: { ARM_CLIENT_ID: 'x', HTTPS_PROXY: 'http://proxy' } },
      backend: {
        kind: 'custom',
        type: 'azurerm',
        config: { container_name: 'states', key: '{stack}.tfstate' },
      },
    })
  })

  it.each(['data', './data', '/da"ta', '/da$ta', '/da%ta', '/da\\ta', '/da\nta'])(
    'refuses %j as the data directory',
    (dataDirectory) => {
      expect(() => checkOptions({ ...options, dataDirectory })).toThrow(ConfigError)
    },
  )

  it.each(['local', 'pg', 'azure rm', '', '"'])('refuses %j as the type of a custom backend', (type) => {
    const backend: Backend = { kind: 'custom', type, config: { key: '{stack}' } }
    expect(() => checkOptions({ ...options, backend })).toThrow('cannot be used as a custom backend')
  })
})

describe('backendFile', () => {
  const read = (backend: Backend, place = location): unknown => JSON.parse(backendFile(backend, place))

  it('keeps a local state in a folder of its own', () => {
    expect(read({ kind: 'local' })).toEqual({
      terraform: {
        backend: { local: { path: '/data/states/azure/acme/platform/stacks/prod/ml/dbw/terraform.tfstate' } },
      },
    })
  })

  it('gives each stack and mode a schema of PostgreSQL, and keeps the address out of the file', () => {
    const backend: Backend = { kind: 'pg', connectionString: 'postgres://u:secret@db/x' }
    const text = backendFile(backend, location)
    expect(text).not.toContain('secret')
    expect(text).toMatch(/"schema_name": "planwright_azure_[0-9a-f]{32}"/)
    expect(backendFile(backend, stackLocation('/data', 'sandbox', stack))).toMatch(/"planwright_sandbox_/)
    expect(backendFile(backend, stackLocation('/data', 'azure', { ...stack, path: 'other' }))).not.toBe(text)
  })

  it('puts the mode, the repository and the path in the place of {stack}, and templates nothing', () => {
    const config = { key: '{stack}/terraform.tfstate', container_name: ['a$', '{b}%', '{c}'].join('') }
    expect(read({ kind: 'custom', type: 'azurerm', config })).toEqual({
      terraform: {
        backend: {
          azurerm: {
            key: 'azure/acme/platform/stacks/prod/ml/dbw/terraform.tfstate',
            container_name: ['a$$', '{b}%%', '{c}'].join(''),
          },
        },
      },
    })
  })
})

describe('childEnvironment', () => {
  const place = { workDirectory: '/work', cliConfigurationFile: '/rc' }
  const withServer = (connectionString: string): Record<string, string> =>
    childEnvironment({ ...options, backend: { kind: 'pg', connectionString } }, place)

  it('reads an address of PostgreSQL as our own driver does: without sslmode no TLS', () => {
    expect(withServer('postgres://db/x')).toMatchObject({
      PG_CONN_STR: 'postgres://db/x',
      PGSSLMODE: 'disable',
    })
    expect(withServer('postgres://db/x?sslmode=require')).not.toHaveProperty('PGSSLMODE')
  })
})

describe('pluginCacheDirectory', () => {
  it('is one folder for the providers of all stacks in the real cloud', () => {
    expect(pluginCacheDirectory(options)).toBe(`${options.dataDirectory}/plugins`)
  })

  it('is none in the sandbox, which downloads no provider', () => {
    expect(pluginCacheDirectory({ ...options, cloud: { mode: 'sandbox', reattach: '{}' } })).toBeUndefined()
  })
})

describe('cliConfiguration', () => {
  it('leaves one installation method in the sandbox', () => {
    expect(cliConfiguration('sandbox', '/data/cli/empty')).toBe(
      'disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = "/data/cli/empty"\n  }\n}\n',
    )
    expect(cliConfiguration('azure', '/data/cli/empty')).not.toContain('provider_installation')
  })
})

describe('stackLocation', () => {
  it('compares the name of a repository as GitHub does and a path as git does', () => {
    expect(location.key).toBe('azure/acme/platform/stacks/prod/ml/dbw')
    expect(stackLocation('/data', 'azure', { ...stack, path: 'Stacks' }).key).toBe(
      'azure/acme/platform/Stacks',
    )
  })

  it.each([
    'acme',
    'acme/',
    '/platform',
    'acme/platform/x',
    'acme/..',
    'acme/.',
    '../platform',
    'ac me/platform',
    'acme/plat\0form',
    '',
  ])('refuses %j as a repository', (repository) => {
    expect(() => stackLocation('/data', 'azure', { ...stack, repository })).toThrow(InputError)
  })

  it.each([
    '',
    '.',
    '..',
    'a/..',
    'a/../b',
    '/a',
    'a/',
    'a//b',
    '.terraform',
    'a/.git',
    'a b',
    'a\\b',
    'a\0',
    'x'.repeat(201),
  ])('refuses %j as a path', (path) => {
    expect(() => stackLocation('/data', 'azure', { ...stack, path })).toThrow(InputError)
  })
})

describe('checkStackFiles', () => {
  it('accepts the files of a stack, and the words of a backend where they mean nothing', () => {
    checkStackFiles({
      'main.tf':
        '# backend "local" {\nresource "a" "b" {\n  cloud = { backend = 1 }\n  x     = "backend {"\n}\n',
      'more.tf.json': '{"locals":{"backend":1}}',
      'broken.tf.json': '{"backend":',
      'terraform.tfvars.json': '{"terraform":{"backend":{}}}',
      'planwright.yaml': 'terraform:\n  backend "x" {\n',
    })
  })

  it.each([
    ['in a block', { 'versions.tf': 'terraform {\n  backend "azurerm" {\n  }\n}\n' }],
    ['in one line', { 'versions.tf': 'terraform { backend "azurerm" {} }' }],
    ['of HCP', { 'versions.tf': 'terraform {\n  cloud {\n  }\n}\n' }],
    ['in JSON', { 'x.tf.json': '{"terraform":{"backend":{"local":{}}}}' }],
    ['in a list in JSON', { 'x.tf.json': '{"terraform":[{"required_version":"1"},{"cloud":{}}]}' }],
    ['in an override file', { 'x_override.tf': '\nterraform {\n\tbackend "local" {}\n}' }],
    ['in our own file', { 'backend.tf.json': '{}' }],
  ])('refuses a backend %s', (_what, files) => {
    expect(() => checkStackFiles(files)).toThrow('where state is kept is not for a stack to say')
  })

  it.each([
    'main.tfvars',
    'x.auto.tfvars.json',
    '.tf',
    '.hidden.tf',
    'a/b.tf',
    '..tf',
    'a\0.tf',
    'README.md',
    'errored.tfstate',
    '.terraform.lock.hcl',
    'main.tf\n',
  ])('refuses a file named %j', (name) => {
    expect(() => checkStackFiles({ [name]: '' })).toThrow(InputError)
  })
})
