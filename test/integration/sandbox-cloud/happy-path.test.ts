import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { databricksStack } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let cloud: Cloud
let workdir: Workdir

beforeEach(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
})

afterEach(async () => {
  await workdir.remove()
  await cloud.close()
})

test(verifies(['cloud.reattach'], 'plans, applies and finds no changes afterwards'), async () => {
  await workdir.write('main.tf', databricksStack())

  expect(await workdir.terraform('init', '-no-color')).toMatchObject({ exitCode: 0 })
  expect(await workdir.terraform('validate', '-no-color')).toMatchObject({ exitCode: 0 })
  const applied = await workdir.terraform('apply', '-auto-approve', '-no-color')
  expect(applied.output).toContain('Apply complete! Resources: 12 added, 0 changed, 0 destroyed.')
  expect(applied.output).toMatch(/url = "adb-7405\d{12}\.\d{1,2}\.azuredatabricks\.net"/)

  const replanned = await workdir.terraform('plan', '-detailed-exitcode', '-no-color')
  expect(replanned.output).toContain('No changes.')
  expect(replanned.exitCode).toBe(0)
})

test(verifies(['cloud.reattach'], 'leaves nothing behind after destroy'), async () => {
  await workdir.write('main.tf', databricksStack())
  await workdir.terraform('init')
  await workdir.terraform('apply', '-auto-approve')
  expect(await cloud.resources()).toHaveLength(11)

  const destroyed = await workdir.terraform('destroy', '-auto-approve', '-no-color')
  expect(destroyed.output).toContain('Destroy complete! Resources: 12 destroyed.')
  expect(await cloud.resources()).toEqual([])
})
