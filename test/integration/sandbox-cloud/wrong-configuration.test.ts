import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../../sandbox/cloud/cloud.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { azureProviders } from './configurations.ts'
import { createWorkdir, type Workdir } from './terraform.ts'

let cloud: Cloud
let workdir: Workdir

beforeAll(async () => {
  cloud = await startCloud()
  workdir = await createWorkdir(cloud.environment)
  await workdir.write('main.tf', azureProviders())
  await workdir.terraform('init')
})

afterAll(async () => {
  await workdir.remove()
  await cloud.close()
})

const WORKSPACE = `resource "azurerm_databricks_workspace" "this" {
  name                = "dbw-x"
  resource_group_name = "rg-x"
  location            = "eastus2"
  sku                 = "premium"
}`

test.each<[string, string, string]>([
  [
    'an unknown resource type',
    'resource "azurerm_resource_grop" "this" {}',
    'The provider hashicorp/azurerm does not support resource type "azurerm_resource_grop". Did you mean "azurerm_resource_group"?',
  ],
  [
    'an unknown data source',
    'data "databricks_sparks" "this" {}',
    'The provider databricks/databricks does not support data source "databricks_sparks".',
  ],
  [
    'a misspelt argument',
    WORKSPACE.replace('sku ', 'skuu'),
    'An argument named "skuu" is not expected here. Did you mean "sku"?',
  ],
  [
    'a missing argument',
    WORKSPACE.replace(/ {2}location.*\n/, ''),
    'The argument "location" is required, but no definition was found.',
  ],
  [
    'a value of another type',
    WORKSPACE.replace('"premium"', '["premium"]'),
    'Inappropriate value for attribute "sku": string required',
  ],
  [
    'a missing block',
    `resource "azurerm_cognitive_deployment" "this" {
  name                 = "chat"
  cognitive_account_id = "/x"
  sku {
    name = "Standard"
  }
}`,
    'At least 1 "model" blocks are required.',
  ],
  [
    'a block too many',
    WORKSPACE.replace(/\}$/, '  custom_parameters {}\n  custom_parameters {}\n}'),
    'No more than 1 "custom_parameters" blocks are allowed',
  ],
  [
    'a misspelt argument in a block',
    WORKSPACE.replace(/\}$/, '  custom_parameters {\n    no_public_ips = true\n  }\n}'),
    'An argument named "no_public_ips" is not expected here. Did you mean "no_public_ip"?',
  ],
  [
    'a missing part of an attribute',
    `resource "databricks_app" "this" {
  name      = "x"
  resources = [{ name = "a", database = { database_name = "d" } }]
}`,
    'attributes "instance_name" and "permission" are required.',
  ],
  [
    'a value that is not allowed',
    WORKSPACE.replace('premium', 'basic'),
    'expected sku to be one of ["standard" "premium" "trial"], got basic',
  ],
])(verifies(['cloud.line'], 'terraform names %s with its line'), async (_, text, message) => {
  await workdir.write('wrong.tf', `${text}\n`)
  const { exitCode, output } = await workdir.terraform('plan', '-no-color')
  expect(exitCode).toBe(1)
  expect(output.replaceAll(/[\s│]+/g, ' ')).toContain(message)
  expect(output).toMatch(/on wrong\.tf line \d+/)
})

test('gives the parts of an attribute that are left out no value', async () => {
  await workdir.write(
    'wrong.tf',
    `provider "databricks" {
  host = "https://adb-7405000000000001.1.azuredatabricks.net"
}

resource "databricks_app" "this" {
  name      = "x"
  resources = [{ name = "a", job = { id = "1", permission = "CAN_VIEW" } }]
}
`,
  )
  expect((await workdir.terraform('apply', '-auto-approve')).exitCode).toBe(0)
  expect((await workdir.terraform('plan', '-detailed-exitcode')).exitCode).toBe(0)
})

test('no other provider can be had, and terraform says which one', async () => {
  const other = await createWorkdir(cloud.environment)
  await other.write('main.tf', 'resource "aws_instance" "this" {}\n')
  const { exitCode, output } = await other.terraform('init', '-no-color')
  await other.remove()
  expect(exitCode).toBe(1)
  expect(output).toContain('hashicorp/aws')
})
