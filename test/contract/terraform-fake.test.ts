import { describe, expect, it } from 'vitest'
import type { ApplyRequest, StackRun } from '../../src/ports/terraform.ts'
import { createFakeTerraform } from '../support/fake-terraform.ts'

const path = 'stacks/dev/a'
const run: StackRun = {
  repository: 'acme/platform',
  path,
  files: {
    'main.tf': 'resource "t" "a" {\n  name = "a"\n}\n\nresource "t" "b" {\n  name = "b"\n}\n',
  },
}
const never = new AbortController().signal
const request = (attempt: number): ApplyRequest => ({
  run,
  approval: { kind: 'first_creation', addresses: ['t.a', 't.b'] },
  attempt,
  onProgress: () => undefined,
})

describe('what can be scripted on the Terraform in memory', () => {
  it('rejects an apply that is interrupted, and finishes it at the next attempt', async () => {
    const terraform = createFakeTerraform()
    terraform.interruptApply(path, 1)
    await expect(terraform.apply(request(1), never)).rejects.toThrow('killed')
    expect(terraform.resources(path)).toEqual(['t.a'])
    expect(await terraform.apply(request(2), never)).toMatchObject({ how: 'remainder' })
    expect(terraform.calls.map((call) => [call.kind, call.attempt])).toEqual([
      ['apply', 1],
      ['apply', 2],
    ])
  })

  it('lets an interrupted apply finish behind our back', async () => {
    const terraform = createFakeTerraform()
    terraform.interruptApply(path, 2)
    await expect(terraform.apply(request(1), never)).rejects.toThrow('killed')
    expect(await terraform.apply(request(2), never)).toMatchObject({ how: 'already' })
  })

  it('holds an apply until it is resumed, and stops a held one that is aborted', async () => {
    const terraform = createFakeTerraform()
    const hold = terraform.holdApply(path)
    const applying = terraform.apply(request(1), never)
    await hold.reached
    expect(terraform.resources(path)).toEqual([])
    hold.resume()
    expect(await applying).toMatchObject({ kind: 'applied' })

    terraform.removeOutside(path, 't.b')
    const again = terraform.holdApply(path)
    const controller = new AbortController()
    const stopping = terraform.apply(request(1), controller.signal)
    await again.reached
    controller.abort()
    again.resume()
    expect(await stopping).toMatchObject({ kind: 'failed' })
    expect(terraform.resources(path)).toEqual(['t.a'])
  })

  it('fails a plan once, and returns the outputs it was given', async () => {
    const terraform = createFakeTerraform()
    terraform.failPlan(path, { message: 'no', excerpt: '' })
    terraform.setOutputs(path, { url: 'https://example.org' })
    expect(await terraform.plan(run, never)).toEqual({
      kind: 'failed',
      failure: { message: 'no', excerpt: '' },
    })
    expect(await terraform.plan(run, never)).toMatchObject({ plan: { add: 2 } })
    expect(await terraform.apply(request(1), never)).toEqual({
      kind: 'applied',
      how: 'plan',
      outputs: { url: 'https://example.org' },
    })
  })
})
