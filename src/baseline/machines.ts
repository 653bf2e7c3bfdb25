import { all, everyBlock, matches, not, whereWritten } from './conditions.ts'
import { everywhere, house, type Rule } from './rule.ts'

/** Sizes of the N series have graphics processors. */
const gpu = /^Standard_N[CDV]/
const withoutGpu = (path: string) => whereWritten(path, not(matches(path, gpu)))

/** Machines with graphics processors, wherever they are rented. */
export const machineRules: readonly Rule[] = [
  {
    id: 'machine_gpu_confirmed',
    title: 'Nobody rents machines with GPUs without having said so.',
    remedy: 'Choose a size without GPUs.',
    source: house,
    holds: everywhere('refuse'),
    concerns: [
      'azurerm_machine_learning_compute_cluster',
      'azurerm_machine_learning_compute_instance',
      'databricks_cluster',
      'databricks_instance_pool',
      'databricks_job',
    ],
    check: all(
      withoutGpu('vm_size'),
      withoutGpu('virtual_machine_size'),
      withoutGpu('node_type_id'),
      withoutGpu('driver_node_type_id'),
      everyBlock('job_cluster', withoutGpu('new_cluster.node_type_id')),
    ),
    gates: ['gpu'],
  },
]
