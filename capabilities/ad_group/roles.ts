/** Azure built-in roles that a group may get (Azure's list of built-in roles, seen 2026-11-22), the smallest first. */
export const roles = [
  'none',
  'Reader',
  'Contributor',
  'Owner',
  'User Access Administrator',
  'Role Based Access Control Administrator',
  'Storage Blob Data Reader',
  'Storage Blob Data Contributor',
  'Storage Blob Data Owner',
  'Key Vault Reader',
  'Key Vault Secrets User',
  'Key Vault Secrets Officer',
  'Key Vault Administrator',
  'Cognitive Services OpenAI User',
  'Cognitive Services OpenAI Contributor',
  'AzureML Data Scientist',
  'AzureML Compute Operator',
  'AcrPull',
  'AcrPush',
  'Monitoring Reader',
  'Monitoring Contributor',
  'Log Analytics Reader',
  'Log Analytics Contributor',
  'Cost Management Reader',
  'Network Contributor',
  'Virtual Machine Contributor',
] as const

export type Role = (typeof roles)[number]

/** Roles whose holders can give rights to anybody, themselves included. */
export function givesRights(role: Role): boolean {
  return ['Owner', 'User Access Administrator', 'Role Based Access Control Administrator'].includes(role)
}
