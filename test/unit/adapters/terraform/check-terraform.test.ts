import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTerraform } from '../../../../src/adapters/terraform/check-terraform.ts'
import { ConfigError } from '../../../../src/domain/errors.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

describe('checkTerraform', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
  })
  afterEach(() => bench.close())

  const saying = (...lines: string[]): Promise<string> =>
    bench.program(
      'terraform',
      lines.map((line) => `echo '${line}'`),
    )

  it('accepts the installed program', async () => {
    expect(await checkTerraform('terraform')).toMatchObject({
      product: 'Terraform',
      version: expect.stringMatching(/^1\.\d+\.\d+$/),
    })
  })

  it('accepts OpenTofu, and words before and after the version', async () => {
    expect(await checkTerraform(await saying('', 'OpenTofu v1.10.6', 'on linux_amd64'))).toEqual({
      product: 'OpenTofu',
      version: '1.10.6',
    })
    expect(await checkTerraform(await saying('Terraform v1.9.0-rc1'))).toMatchObject({ version: '1.9.0' })
  })

  it.each(['Terraform v1.8.9', 'Terraform v0.15.5', 'Terraform v2.0.0', 'OpenTofu v1.8.0'])(
    'refuses %s in one sentence',
    async (line) => {
      const check = checkTerraform(await saying(line))
      await expect(check).rejects.toThrow(ConfigError)
      await expect(check).rejects.toThrow(
        `${line.replace(' v', ' ')} cannot be used; install a version from 1.9 on and below 2.0`,
      )
    },
  )

  it('says what to do when there is no such program', async () => {
    await expect(checkTerraform('no-such-terraform')).rejects.toThrow(
      'Terraform is not installed here ("no-such-terraform" cannot be started); install Terraform 1.9 or later, or OpenTofu',
    )
    await expect(checkTerraform('terraform', '/nowhere')).rejects.toThrow(ConfigError)
  })

  it('refuses a program that is neither', async () => {
    await expect(checkTerraform('true')).rejects.toThrow('"true" is neither Terraform nor OpenTofu')
  })
})
