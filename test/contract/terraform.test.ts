import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTerraform } from '../../src/adapters/terraform/create-terraform.ts'
import { createFakeTerraform } from '../support/fake-terraform.ts'
import { describeTerraform } from './terraform.contract.ts'

describeTerraform('the Terraform program', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'planwright-terraform-'))
  const obstacle = join(directory, 'obstacle')
  return {
    terraform: createTerraform({
      binary: 'terraform',
      dataDirectory: directory,
      cloud: { mode: 'azure', environment: {} },
      backend: { kind: 'local' },
    }),
    obstacle,
    breakSecond: () => writeFile(obstacle, ''),
    repairSecond: () => rm(obstacle),
    close: () => rm(directory, { recursive: true }),
  }
})

describeTerraform('the Terraform in memory', () => {
  const terraform = createFakeTerraform()
  const path = 'stacks/dev/a'
  return Promise.resolve({
    terraform,
    obstacle: '/obstacle',
    breakSecond() {
      terraform.failApply(path, 'terraform_data.second', { message: 'refused', excerpt: '' })
      return Promise.resolve()
    },
    repairSecond() {
      terraform.repair(path)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  })
})
