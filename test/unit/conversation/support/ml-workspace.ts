import * as z from 'zod'
import { commonParameters, defineCapability, parameter } from '../../../../src/capability/index.ts'

/** A capability that shares the word "workspace" with another one, and has no ports. */
export const mlWorkspace = defineCapability({
  id: 'ml_workspace',
  kind: 'agent',
  title: 'ML workspace',
  summary: 'A place to train models.',
  version: '1.0.0',
  phrases: { synonyms: ['ml workspace', 'workspace'], examples: ['Create an ML workspace'] },
  parameters: z.object({
    ...commonParameters,
    ml_name: parameter(z.string().max(10).optional(), { label: 'ml name', kind: 'name' }),
    nodes: parameter(z.int().nullable(), { label: 'nodes', kind: 'count' }),
    undescribed: z.string(),
  }),
  required: ['team'],
  decide: (stated) => ({ settings: stated, origins: {}, problems: [], decisions: [] }),
  questions: () => [],
  estimate: () => [],
  gates: () => [],
  stacks: () => [],
  advice: [],
})
