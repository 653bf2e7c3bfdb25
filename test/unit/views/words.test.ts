import { describe, expect, it } from 'vitest'
import { FAULT_LIBRARY } from '../../../sandbox/cloud/fault-library.ts'
import { cause, shortCause } from '../../../src/views/failure-words.ts'
import { priceCell, priceWords } from '../../../src/views/money.ts'
import { outputRows } from '../../../src/views/output-rows.ts'
import { faultsOf } from './golden.ts'

describe('the cause of a failure', () => {
  it.each([
    [
      'creating/updating "/subscriptions/1/resourceGroups/rg": performing CreateOrUpdate: unexpected status 429 (429 Too Many Requests) with error: AnotherOperationInProgress: Another operation on this or dependent resource is in progress. To retrieve status use uri: https://x.',
      'AnotherOperationInProgress: Another operation on this or dependent resource is in progress',
    ],
    [
      'cannot create cluster: failed to reach RUNNING, got TERMINATED: AZURE_QUOTA_EXCEEDED_EXCEPTION (CLIENT_ERROR), azure_error_code: QuotaExceeded, azure_error_message: Operation could not be completed.',
      'QuotaExceeded: Operation could not be completed',
    ],
    [
      'creating/updating Workspace "/subscriptions/1/x": polling failed: the Azure API returned the following error: Status: "InvalidSubnetDelegation" Code: "" Message: "Subnet has no delegation."',
      'InvalidSubnetDelegation: Subnet has no delegation',
    ],
    [
      'cannot create job: PERMISSION_DENIED: run_as needs servicePrincipal.user role on the principal.',
      'PERMISSION_DENIED: run_as needs servicePrincipal.user role on the principal',
    ],
    [
      'A resource with the ID "/subscriptions/1/resourceGroups/rg-ml/providers/Microsoft.Databricks/workspaces/dbw-ml" already exists - to be managed via Terraform this resource needs to be imported into the State.',
      'A resource with the ID dbw-ml already exists - to be managed via Terraform this resource needs to be imported into the State',
    ],
    ['edited by hand: main.tf, extra.tf', 'edited by hand: main.tf, extra.tf'],
    ['The state is locked by bot@host.', 'The state is locked by bot@host'],
  ])('is told without the way to it: %s', (message, told) => {
    expect(shortCause(message)).toBe(told)
  })

  it.each(Object.values(FAULT_LIBRARY).map(({ error }) => error))('has no resource id: %s', (message) => {
    const told = cause(message.replaceAll('{id}', '/subscriptions/1/resourceGroups/rg/providers/a/b/c'))
    expect(told).not.toContain('/subscriptions/1')
    expect(told).not.toBe('')
  })

  it.each(['Aa', 'A_', '"/subscriptions/', 'A. '])('is found in a hostile message of many "%s"', (part) => {
    const message = part.repeat(50_000)
    expect(cause(message).length).toBeLessThanOrEqual(message.length)
  })
})

describe('a price', () => {
  const price = { expectedUsd: 0, highUsd: 0, unpriced: [] as string[] }

  it.each([
    [price, 'no cost', 'no cost'],
    [{ ...price, unpriced: ['Unity Catalog'] }, 'price not known', 'not known'],
    [{ ...price, expectedUsd: 0.4, highUsd: 0.9 }, 'less than 1 USD/month', 'below 1 USD'],
    [{ ...price, expectedUsd: 1010.4, highUsd: 1313 }, 'about 1,010 USD/month', '1,010 USD'],
  ])('is said in words: %j', (given, words, cell) => {
    expect(priceWords(given)).toBe(words)
    expect(priceCell(given)).toBe(cell)
  })
})

describe('outputs', () => {
  it('come with addresses first and resource ids apart', () => {
    const { shown, folded } = outputRows({
      workspace_resource_id: '/subscriptions/1/x',
      priority: 110,
      workspace_url: 'https://adb-1.azuredatabricks.net',
      jdbc_url: `jdbc:databricks://${'x'.repeat(100)}`,
    })
    expect(shown).toEqual([
      { name: 'workspace url', value: 'https://adb-1.azuredatabricks.net', isAddress: true },
      { name: 'priority', value: '110', isAddress: false },
    ])
    expect(folded.map(({ name }) => name)).toEqual(['workspace resource id', 'jdbc url'])
  })

  it.each([
    'https://evil.example/*markup*',
    'https://x.example/ "title"',
    'javascript:alert(1)',
    'http://x.example',
  ])('are printed as code unless they are plain addresses: %s', (value) => {
    expect(outputRows({ link: value }).shown[0]?.isAddress).toBe(false)
  })
})

describe('the rules for texts', () => {
  it.each([
    ['One\n\n\nTwo', 'two blank lines'],
    ['One  two', 'two spaces'],
    ['Text\n| a |\n|---|\n| b |', 'a table without a blank line before it'],
    ['\n| a |\n|---|\n\n| b |', 'a blank line in a table'],
    ['- a\n\n- b', 'a blank line in a list'],
    ['{{name}}', 'a brace of a template'],
    ['about 0 USD', 'free of charge as a price'],
    ['<details>', 'details without an end'],
  ])('notice %j', (text, fault) => {
    expect(faultsOf(text)).toContain(fault)
  })
})
