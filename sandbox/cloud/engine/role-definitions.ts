import { uuid } from './deterministic.ts'

/** Ids of built-in roles, the same in every directory; after Azure's list of built-in roles, 2026. */
const BUILT_IN: { readonly [name: string]: string } = {
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  AcrPush: '8311e382-0749-4cb8-b61a-304f252e45ec',
  'Cognitive Services OpenAI Contributor': 'a001fd3d-188f-4b5d-821b-7da978bf7442',
  'Cognitive Services OpenAI User': '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'User Access Administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
}

/** The id of a role by its name, made up for a role that is not in the table. */
export function roleDefinitionId(name: string): string {
  return Object.hasOwn(BUILT_IN, name) ? (BUILT_IN[name] ?? '') : uuid(`role|${name}`)
}

/** The name of a role by its resource id; empty for a role that is not in the table. */
export function roleDefinitionName(resourceId: string): string {
  const id = resourceId.split('/').at(-1)?.toLowerCase()
  return Object.entries(BUILT_IN).find(([, known]) => known === id)?.[0] ?? ''
}
