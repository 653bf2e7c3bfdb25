import { expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { briefTitle } from '../../../src/conversation/brief/brief-title.ts'
import type { SettingRow } from '../../../src/domain/brief.ts'
import { settled } from './support/dialogue.ts'

const all = capabilityRegistry.map(({ capability }) => capability)
const workspace: SettingRow = {
  capability: 'databricks',
  parameter: 'workspace_name',
  label: 'workspace',
  value: 'dbw-aurora-dev',
  text: 'dbw-aurora-dev',
  source: 'naming',
}

it('names up to three things, and tells of more without their names', () => {
  expect(briefTitle(settled('databricks', 'dns', 'firewall'), [workspace], all)).toBe(
    'Databricks workspace dbw-aurora-dev, DNS record and Firewall rule',
  )
  expect(briefTitle(settled('databricks', 'dns', 'firewall', 'monitoring'), [workspace], all)).toBe(
    'Databricks workspace, DNS record, Firewall rule and Monitoring alerts',
  )
})
