import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cloud, SANDBOX_SUBSCRIPTION_ID, startCloud } from '../../../../sandbox/cloud/cloud.ts'
import { createTerraform } from '../../../../src/adapters/terraform/create-terraform.ts'
import type { ApplyOutcome, ApplyProgress, StackRun, Terraform } from '../../../../src/ports/terraform.ts'
import { never, openWorkbench, type Workbench } from './workbench.ts'

const main = `terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.70"
    }
  }
}

provider "azurerm" {
  subscription_id = "${SANDBOX_SUBSCRIPTION_ID}"

  features {
  }
}

resource "azurerm_resource_group" "main" {
  name     = "rg-ml"
  location = "eastus"
}

resource "azurerm_virtual_network" "main" {
  name                = "vnet-ml"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_cognitive_account" "main" {
  name                = "oai-ml"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  kind                = "OpenAI"
  sku_name            = "S0"
}

resource "azurerm_cognitive_deployment" "chat" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.main.id

  model {
    format  = "OpenAI"
    name    = "gpt-4.1-mini"
    version = "2025-04-14"
  }

  sku {
    name     = "Standard"
    capacity = 30
  }
}

output "endpoint" {
  value = azurerm_cognitive_account.main.endpoint
}

output "key" {
  value     = azurerm_cognitive_account.main.primary_access_key
  sensitive = true
}
`

describe('on the sandbox cloud', () => {
  let bench: Workbench
  let cloud: Cloud
  let terraform: Terraform
  beforeEach(async () => {
    bench = await openWorkbench()
    cloud = await startCloud()
    terraform = createTerraform({ ...bench.options, cloud: { mode: 'sandbox', reattach: cloud.reattach } })
  })
  afterEach(async () => {
    await cloud.close()
    await bench.close()
  })

  const applyPlanned = async (run: StackRun): Promise<ApplyOutcome> => {
    const planned = await terraform.plan(run, never)
    if (planned.kind === 'failed') throw new Error(planned.failure.message)
    const approval = { kind: 'plan', plan: planned.plan } as const
    return terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
  }

  it('applies what needs real schemas, and finds nothing to do afterwards', async () => {
    const run = bench.stack(main)
    const planned = await terraform.plan(run, never)
    if (planned.kind === 'failed') throw new Error(planned.failure.message)
    expect(planned.plan).toMatchObject({ add: 4, change: 0, destroy: 0 })
    const seen: ApplyProgress[] = []
    const outcome = await terraform.apply(
      {
        run,
        approval: { kind: 'plan', plan: planned.plan },
        attempt: 1,
        onProgress: (progress) => seen.push(progress),
      },
      never,
    )
    expect(outcome).toEqual({
      kind: 'applied',
      how: 'plan',
      outputs: { endpoint: expect.stringContaining('https://') },
    })
    expect(seen.at(-1)).toMatchObject({ done: 4, total: 4 })
    expect(await terraform.plan(run, never)).toMatchObject({ plan: { resources: [] } })
  })

  it('says what the baseline finds in the plan, by the environment that the path names', async () => {
    const gravestIn = async (path: string): Promise<string | undefined> => {
      const planned = await terraform.plan({ ...bench.stack(main), path }, never)
      if (planned.kind === 'failed') throw new Error(planned.failure.message)
      const findings = planned.plan.baseline?.findings ?? []
      expect(findings.find(({ rule }) => rule === 'openai_keys_off')).toMatchObject({
        kind: 'broken',
        addresses: ['azurerm_cognitive_account.main'],
      })
      return findings.find(({ rule }) => rule === 'openai_public_network')?.severity
    }
    expect(await gravestIn('stacks/dev/ml/oai-ml')).toBeUndefined()
    expect(await gravestIn('stacks/staging/ml/oai-ml')).toBe('note')
    expect(await gravestIn('elsewhere')).toBe('refuse')
  })

  it('finishes an approved plan after a failure, when ids have become known that were not', async () => {
    cloud.addFault({
      op: 'create',
      type: 'azurerm_cognitive_deployment',
      times: 1,
      error: 'InsufficientQuota: no',
    })
    const run = bench.stack(main)
    const planned = await terraform.plan(run, never)
    if (planned.kind === 'failed') throw new Error(planned.failure.message)
    const request = {
      run,
      approval: { kind: 'plan', plan: planned.plan } as const,
      attempt: 1,
      onProgress: () => undefined,
    }
    expect(await terraform.apply(request, never)).toMatchObject({
      kind: 'failed',
      failure: { message: 'InsufficientQuota: no', address: 'azurerm_cognitive_deployment.chat' },
    })
    expect(await terraform.plan(run, never)).toMatchObject({ plan: { add: 1 } })
    expect(await terraform.apply(request, never)).toMatchObject({ kind: 'applied', how: 'remainder' })
  })

  it('destroys what it made, tells the number beforehand, and leaves nothing', async () => {
    const run = bench.stack(main)
    await applyPlanned(run)
    expect(await cloud.resources()).toHaveLength(4)
    const destroying = { ...run, destroy: true } as const
    const planned = await terraform.plan(destroying, never)
    expect(planned).toMatchObject({ plan: { add: 0, change: 0, destroy: 4 } })
    expect(await applyPlanned(destroying)).toEqual({ kind: 'applied', how: 'plan', outputs: {} })
    expect(await cloud.resources()).toEqual([])
    const state: unknown = JSON.parse(await readFile(bench.path('states', 'terraform.tfstate'), 'utf8'))
    expect(state).toMatchObject({ resources: [] })
    expect(await terraform.plan(destroying, never)).toMatchObject({ plan: { destroy: 0, resources: [] } })
    expect(await applyPlanned(destroying)).toMatchObject({ kind: 'applied' })
  })

  it('keeps what was made when an apply is stopped in the middle of a creation', async () => {
    cloud.addFault({ op: 'create', type: 'azurerm_cognitive_account', delayMs: 60_000, times: 1 })
    const run = bench.stack(main)
    const planned = await terraform.plan(run, never)
    if (planned.kind === 'failed') throw new Error(planned.failure.message)
    const controller = new AbortController()
    const approval = { kind: 'plan', plan: planned.plan } as const
    const made = Promise.withResolvers<void>()
    const applying = terraform.apply(
      {
        run,
        approval,
        attempt: 1,
        onProgress: (progress) => {
          if (progress.done === 2) made.resolve()
        },
      },
      controller.signal,
    )
    await made.promise
    controller.abort()
    expect(await applying).toMatchObject({ kind: 'failed' })
    expect(
      await terraform.apply({ run, approval, attempt: 2, onProgress: () => undefined }, never),
    ).toMatchObject({ kind: 'applied', how: 'remainder' })
  })

  it('does not take another capacity for the rest of an approved plan', async () => {
    const run = bench.stack(main)
    const planned = await terraform.plan(run, never)
    if (planned.kind === 'failed') throw new Error(planned.failure.message)
    const approval = { kind: 'plan', plan: planned.plan } as const
    await terraform.apply({ run, approval, attempt: 1, onProgress: () => undefined }, never)
    const larger = { ...run, files: { 'main.tf': main.replace('capacity = 30', 'capacity = 50') } }
    expect(
      await terraform.apply({ run: larger, approval, attempt: 2, onProgress: () => undefined }, never),
    ).toMatchObject({
      kind: 'changed',
      plan: {
        change: 1,
        resources: [{ address: 'azurerm_cognitive_deployment.chat', action: 'update', attributes: ['sku'] }],
      },
    })
  })
})
