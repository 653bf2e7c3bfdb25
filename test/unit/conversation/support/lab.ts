import * as z from 'zod'
import {
  type Capability,
  commonParameters,
  defineCapability,
  parameter,
  type Settled,
} from '../../../../src/capability/index.ts'

const nodes = z.int().min(0).max(50)

const parameters = z.object({
  ...commonParameters,
  lab_name: parameter(z.string().max(20), { label: 'lab', kind: 'name' }),
  min_nodes: parameter(nodes, { label: 'min nodes', kind: 'count', range: 'low', aliases: ['nodes'] }),
  max_nodes: parameter(nodes, { label: 'max nodes', kind: 'count', range: 'high', aliases: ['nodes'] }),
  size: parameter(z.enum(['small', 'jumbo']).optional(), { label: 'size', kind: 'choice' }),
  verbose: parameter(z.boolean(), { label: 'verbose', kind: 'flag' }),
  transport: parameter(z.enum(['Tcp']), { label: 'transport', kind: 'protocol' }),
  doors: parameter(z.array(z.string()), { label: 'doors', kind: 'ports' }),
  undescribed: z.string().optional(),
})

type Settings = Partial<z.infer<typeof parameters>>

/** A capability with a parameter of every kind and fixed answers, so that texts about it stay as they are. */
export const lab: Capability = defineCapability({
  id: 'lab',
  kind: 'agent',
  title: 'Notebook lab',
  summary: 'A place for notebooks with machines behind it.',
  version: '1.2.0',
  phrases: { synonyms: ['lab', 'notebook lab', 'lab platform'], examples: ['Create a lab for team ml'] },
  parameters,
  required: ['team'],
  decide: (stated): Settled<Settings> => {
    const { team, environment = 'dev', region = 'eastus2', min_nodes = 1, max_nodes = 2 } = stated
    if (team === undefined)
      return { settings: { environment, region }, origins: {}, problems: [], decisions: [] }
    return {
      settings: {
        ...stated,
        environment,
        region,
        team,
        lab_name: `lab-${team}`,
        min_nodes,
        max_nodes,
        verbose: false,
      },
      origins: {
        environment: { source: 'default', reason: 'the cheapest one' },
        lab_name: { source: 'naming', reason: 'naming rule' },
        min_nodes: { source: 'default', reason: 'default for dev' },
        max_nodes: { source: 'default', reason: 'default for dev' },
      },
      problems: [],
      decisions: [
        {
          topic: 'machines',
          choice: 'the small ones',
          reason: 'nobody asked for more',
          alternative: 'the large ones',
        },
        { topic: 'access', choice: 'by the team', reason: 'they own it' },
      ],
    }
  },
  questions: (_settled, stated) => [
    ...(stated.team === undefined ? [{ parameter: 'team', text: 'Which team owns it?', weight: 90 }] : []),
    ...(stated.region === undefined
      ? [
          {
            parameter: 'region',
            text: 'Which Azure region?',
            why: 'it cannot be moved later',
            default: 'eastus2',
            weight: 99,
          },
        ]
      : []),
    ...(stated.size === undefined
      ? [
          {
            parameter: 'size',
            text: 'Which size?',
            default: 'small',
            options: ['small', 'jumbo'],
            weight: 10,
          },
        ]
      : []),
  ],
  estimate: ({ max_nodes = 0 }) => [
    {
      stack: 'lab',
      lowUsd: 7.3,
      expectedUsd: 100 * max_nodes,
      highUsd: 300 * max_nodes,
      assumptions: ['it runs 160 hours a month'],
      pricesOf: '2026-06-18',
      unpriced: ['traffic'],
    },
  ],
  gates: ({ max_nodes = 0 }) =>
    max_nodes > 3 ? [{ id: 'high_cost', stack: 'lab', text: `Up to ${300 * max_nodes} USD a month.` }] : [],
  stacks: ({ lab_name = 'lab' }) => [
    {
      id: 'lab',
      title: `Lab ${lab_name}`,
      folder: 'lab',
      template: 'lab',
      providers: ['azurerm'],
      settings: {},
      variables: { lab_name },
      dependsOn: [],
      plannable: 'now',
    },
  ],
  advice: [],
})

/** A capability that costs nothing and shares nothing. */
export const door: Capability = defineCapability({
  id: 'door',
  kind: 'tool',
  title: 'Door',
  summary: 'Opens a door.',
  version: '1.0.0',
  phrases: { synonyms: ['door'], examples: [] },
  parameters: z.object({ color: parameter(z.string(), { label: 'color', kind: 'text' }) }),
  required: ['color'],
  decide: (stated) => ({ settings: stated, origins: {}, problems: [], decisions: [] }),
  questions: (_settled, stated) =>
    stated.color === undefined ? [{ parameter: 'color', text: 'Which color?', weight: 1 }] : [],
  estimate: () => [
    {
      stack: 'door',
      lowUsd: 0,
      expectedUsd: 0,
      highUsd: 0,
      assumptions: [],
      pricesOf: '2026-06-18',
      unpriced: [],
    },
  ],
  gates: () => [],
  stacks: () => [
    {
      id: 'door',
      title: 'Door',
      folder: 'door',
      template: 'door',
      providers: ['azurerm'],
      settings: {},
      variables: {},
      dependsOn: [],
      plannable: 'now',
    },
  ],
  advice: [],
})
