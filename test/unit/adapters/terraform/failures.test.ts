import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeFailure } from '../../../../src/adapters/terraform/describe-failure.ts'
import { createLogSummary } from '../../../../src/adapters/terraform/log-summary.ts'
import {
  scrubSecrets,
  secretsOf,
  secretsOfConnection,
} from '../../../../src/adapters/terraform/scrub-secrets.ts'
import { never, openWorkbench, type Workbench } from './workbench.ts'

describe('failures of the real program', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  it("repeats Terraform's own words about a misspelt argument, and where it is", async () => {
    const outcome = await bench.plan(bench.stack('resource "terraform_data" "a" {\n  inputt = 1\n}\n'))
    expect(outcome).toEqual({
      kind: 'failed',
      failure: {
        message:
          'Unsupported argument: An argument named "inputt" is not expected here. Did you mean "input"?',
        excerpt: [
          'Error: Unsupported argument',
          '  on main.tf line 2, in resource "terraform_data" "a"',
          '    inputt = 1',
          'An argument named "inputt" is not expected here. Did you mean "input"?',
        ].join('\n'),
      },
    })
  })

  it('reports files that are no Terraform at all', async () => {
    expect(await bench.plan(bench.stack('nonsense'))).toMatchObject({
      kind: 'failed',
      failure: {
        message: expect.stringMatching(/^(Argument or block definition required|Invalid block definition)/),
      },
    })
  })

  it('takes the credentials out of what a program repeats', async () => {
    const secret = 'hunter2-of-the-service-principal'
    const terraform = bench.another({
      cloud: { mode: 'azure', environment: { ARM_CLIENT_SECRET: secret, ARM_TENANT_ID: 'the-tenant' } },
    })
    const run = bench.stack(
      'resource "terraform_data" "a" {\n  provisioner "local-exec" {\n    command = "env | grep ^ARM_; exit 1"\n  }\n}\n',
    )
    const approval = { kind: 'first_creation', addresses: ['terraform_data.a'] } as const
    const outcome = await terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
    const text = JSON.stringify(outcome)
    expect(text).toContain('ARM_TENANT_ID=the-tenant')
    expect(text).toContain('ARM_CLIENT_SECRET=[redacted]')
    expect(text).not.toContain(secret)
  })
})

const ended = {
  command: "Terraform's plan",
  exitCode: 1,
  signalName: undefined,
  stopped: undefined,
  timeoutMs: 1,
}

describe('describeFailure', () => {
  const failureOf = (...diagnostics: object[]): ReturnType<typeof describeFailure> => {
    const log = createLogSummary()
    for (const diagnostic of diagnostics) log.add(JSON.stringify({ type: 'diagnostic', diagnostic }))
    return describeFailure({ ...ended, log: log.summary() }, [])
  }

  it('leaves warnings out and takes the address of the first error', () => {
    const failure = failureOf(
      { severity: 'warning', summary: 'Deprecated' },
      {
        severity: 'error',
        summary: 'creating Workspace: 409 Conflict.',
        detail: '',
        address: 'azurerm_x.main',
      },
      { severity: 'error', summary: 'Second', address: 'azurerm_x.other' },
    )
    expect(failure).toEqual({
      message: 'creating Workspace: 409 Conflict.',
      address: 'azurerm_x.main',
      excerpt: 'Error: creating Workspace: 409 Conflict.\nError: Second',
    })
  })

  it('shows at most 15 lines of bounded length, however much Terraform says', () => {
    const detail = Array.from({ length: 100 }, (_, index) => `line ${index} ${'x'.repeat(2000)}`).join('\n')
    const { message, excerpt } = failureOf({ severity: 'error', summary: 'Long', detail })
    expect(excerpt.split('\n').length).toBeLessThanOrEqual(15)
    expect(excerpt.length).toBeLessThanOrEqual(15 * 401)
    expect(message.length).toBeLessThanOrEqual(600)
  })

  it('names the holder of a lock only when Terraform does', () => {
    expect(
      failureOf({ severity: 'error', summary: 'Error acquiring the state lock', detail: 'no idea' }),
    ).toMatchObject({
      message: 'Error acquiring the state lock: no idea',
    })
    const detail = 'Error message: taken\nLock Info:\n  ID:        1\n  Who:       bot@host\n'
    expect(failureOf({ severity: 'error', summary: 'Error acquiring the state lock', detail })).toMatchObject(
      {
        message: 'The state is locked by bot@host.',
      },
    )
  })

  it('keeps the first ten errors and the last lines that were no messages', () => {
    const log = createLogSummary()
    for (let index = 0; index < 50; index += 1) {
      log.add(
        JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: `error ${index}` } }),
      )
      log.add(`text ${index}`)
      log.add('{"type":"unknown"}')
    }
    const { errors, textTail } = log.summary()
    expect(errors.map((error) => error.summary)).toEqual(
      Array.from({ length: 10 }, (_, index) => `error ${index}`),
    )
    expect(textTail).toEqual(Array.from({ length: 15 }, (_, index) => `text ${index + 35}`))
  })
})

describe('scrubSecrets', () => {
  const base64Key = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA=='
  const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'c2lnbmF0dXJl'.repeat(3)}`

  it.each([
    ['a storage key', `AccountKey=${base64Key};`],
    ['a JSON web token', `Bearer ${jwt}`],
    ['a Databricks token', `dapi${'0123456789abcdef'.repeat(2)}`],
    ['a GitHub token', `token ghs_${'aB3'.repeat(12)}`],
    ['a key that holds slashes', 'sig=aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3='],
  ])('takes out %s', (_what, text) => {
    expect(scrubSecrets(text, [])).toContain('[redacted]')
    expect(scrubSecrets(text, [])).not.toMatch(/[A-Za-z0-9+/=]{20}/)
  })

  it.each([
    '/subscriptions/0B1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-ML-prod/providers/Microsoft.Databricks/workspaces/dbw-ml-prod',
    'https://management.azure.com/subscriptions/0B1f6471-1bf0-4dda-aec3-111122223333/providers/Microsoft.Quota',
    'the digest e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '/home/Somebody/planwright-data-1/work/azure/acme/platform/stacks/prod/ml/dbw-ml-prod/main.tf',
    'registry.terraform.io/hashicorp/azurerm was not found in any of the search locations',
  ])('leaves %s', (text) => {
    expect(scrubSecrets(text, [])).toBe(text)
  })

  it('takes out the longest of several given secrets first', () => {
    const secrets = secretsOf({
      ARM_A: 'secret',
      ARM_B: 'secret-and-more',
      ARM_C: 'true',
      ARM_TENANT_ID: 'tenant-id',
    })
    expect(scrubSecrets('secret-and-more secret true tenant-id', secrets)).toBe(
      '[redacted] [redacted] true tenant-id',
    )
  })

  it('knows the password of a connection string in both spellings', () => {
    const secrets = secretsOfConnection('postgres://user:p%40ss@db.example:5432/state')
    expect(scrubSecrets('dialing postgres://user:p%40ss@db.example:5432/state', secrets)).toBe(
      'dialing [redacted]',
    )
    expect(scrubSecrets('password "p@ss" or p%40ss', secrets)).toBe('password "[redacted]" or [redacted]')
    expect(secretsOfConnection('host=db password=abc user=x')).toContain('abc')
    expect(secretsOfConnection('postgres://db/state')).toEqual(['postgres://db/state'])
    expect(secretsOfConnection('postgres://u:100%@db/state')).toContain('100%')
  })

  it.each([
    ['eyJ'.repeat(500_000), 1_500_000],
    ['aB3'.repeat(500_000), 10],
    ['/'.repeat(1_000_000), 1_000_000],
    ['a.'.repeat(500_000), 1_000_000],
  ])('comes to an end on a megabyte of hostile text', { timeout: 5000 }, (text, length) => {
    expect(scrubSecrets(text, ['secret-value'])).toHaveLength(length)
  })
})
