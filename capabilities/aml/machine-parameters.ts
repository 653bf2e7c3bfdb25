import * as z from 'zod'
import { commonWords, parameter } from '#capability'
import { nodeTypes, retiredNodeTypes } from './machines.ts'

/** Most nodes of a cluster that a request may ask for. */
const mostNodes = 50

/** Most personal instances that one request makes. */
export const mostInstances = 6

const nodeCount = z
  .int('a number of nodes is a whole number, such as 2')
  .min(0, 'a number of nodes cannot be negative')
  .max(mostNodes, `a cluster has at most ${mostNodes} nodes here`)

const nodeType = z.enum(
  [...nodeTypes, ...retiredNodeTypes],
  'it is not a machine size that Azure ML takes and a price is known for, such as Standard_D4ads_v5, Standard_E8ds_v5 or Standard_NC4as_T4_v3',
)

const sizeWords = Object.fromEntries(
  [...nodeTypes, ...retiredNodeTypes].map((size) => [
    size,
    [size.toLowerCase(), size.toLowerCase().replace('standard_', '')],
  ]),
)

/** The cluster that jobs run on, and the machines of single people. */
export const machineParameters = {
  gpu: parameter(z.boolean(), {
    label: 'GPU',
    kind: 'flag',
    aliases: ['gpu', 'gpus'],
    synonyms: commonWords.gpu,
  }),
  gpu_type: parameter(z.enum(['T4', 'A10', 'A100', 'H100'], 'a GPU type is T4, A10, A100 or H100'), {
    label: 'GPU type',
    kind: 'choice',
    aliases: ['gpu type', 'gpu model'],
    synonyms: { T4: ['t4', 't4s'], A10: ['a10', 'a10s'], A100: ['a100', 'a100s'], H100: ['h100', 'h100s'] },
  }),
  node_type: parameter(nodeType, {
    label: 'node type',
    kind: 'choice',
    aliases: ['node type', 'machine', 'machine type', 'vm size', 'node size', 'sku'],
    synonyms: sizeWords,
  }),
  min_nodes: parameter(nodeCount, {
    label: 'nodes, at least',
    kind: 'count',
    range: 'low',
    aliases: [...commonWords.nodes, 'cluster nodes', 'min nodes', 'minimum nodes'],
  }),
  max_nodes: parameter(nodeCount.min(1, 'a cluster has at least 1 node at its largest'), {
    label: 'nodes, at most',
    kind: 'count',
    range: 'high',
    aliases: [...commonWords.nodes, 'cluster nodes', 'max nodes', 'maximum nodes'],
  }),
  idle_minutes: parameter(
    z
      .int('an idle time is a whole number of minutes, such as 15')
      .min(2, 'a node goes after 2 idle minutes at the earliest')
      .max(1440, 'a node goes after 1,440 idle minutes at the latest'),
    {
      label: 'idle time',
      kind: 'count',
      unit: 'min',
      aliases: [
        'idle',
        'idle time',
        'idle timeout',
        'idle minutes',
        'idle min',
        'scale down after',
        'auto-stop',
        'stop after',
      ],
      context: commonWords.stopping,
    },
  ),
  vm_priority: parameter(z.enum(['LowPriority', 'Dedicated'], 'a priority is LowPriority or Dedicated'), {
    label: 'priority',
    kind: 'choice',
    aliases: ['priority', 'vm priority', 'node priority'],
    synonyms: {
      LowPriority: [
        ...commonWords.spot,
        'low priority',
        'lower priority',
        'low prio',
        'niedrige priorität',
        'niedriger priorität',
        'geringe priorität',
        'baja prioridad',
        'basse priorité',
        'faible priorité',
        'bassa priorità',
        'baixa prioridade',
      ],
      Dedicated: [
        ...commonWords.notSpot,
        'dedicated',
        'dedicated machines',
        'dediziert',
        'dedizierte',
        'dedicados',
        'dédiés',
        'dédiées',
        'dedicati',
      ],
    },
    opposites: { LowPriority: 'Dedicated' },
  }),
  instances: parameter(
    z
      .int('a number of instances is a whole number, such as 1')
      .min(0, 'a number of instances cannot be negative')
      .max(mostInstances, `one request makes at most ${mostInstances} personal instances`),
    {
      label: 'personal instances',
      kind: 'count',
      aliases: [
        'instances',
        'compute instances',
        'personal instances',
        'personal compute instances',
        'notebook instances',
        'notebook machines',
        'personal machines',
        'workstations',
      ],
    },
  ),
  instance_users: parameter(
    z
      .array(z.email('a person is given by the name they sign in with, such as alice@contoso.com').max(113))
      .max(mostInstances, `one request makes at most ${mostInstances} personal instances`),
    {
      label: 'people with an instance',
      kind: 'emails',
      aliases: [
        'instances for',
        'instance for',
        'compute instances for',
        'compute instance for',
        'personal instances for',
        'personal instance for',
        'notebook for',
        'people with an instance',
      ],
    },
  ),
  instance_type: parameter(nodeType, {
    label: 'instance type',
    kind: 'choice',
    aliases: ['instance type', 'instance size', 'compute instance size', 'notebook size'],
  }),
} as const
