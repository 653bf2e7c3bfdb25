/** Machine sizes that Azure ML computes take and the price book knows (Azure ML list of supported sizes, seen 2026-11). */
export const nodeTypes = [
  'Standard_DS3_v2',
  'Standard_DS4_v2',
  'Standard_DS5_v2',
  'Standard_D4s_v3',
  'Standard_D8s_v3',
  'Standard_D16s_v3',
  'Standard_D4ds_v4',
  'Standard_D8ds_v4',
  'Standard_E4ds_v4',
  'Standard_E8ds_v4',
  'Standard_D4ds_v5',
  'Standard_D8ds_v5',
  'Standard_D16ds_v5',
  'Standard_D32ds_v5',
  'Standard_D2ads_v5',
  'Standard_D4ads_v5',
  'Standard_D8ads_v5',
  'Standard_D16ads_v5',
  'Standard_D32ads_v5',
  'Standard_E2ds_v5',
  'Standard_E4ds_v5',
  'Standard_E8ds_v5',
  'Standard_E16ds_v5',
  'Standard_E32ds_v5',
  'Standard_E4ads_v5',
  'Standard_E8ads_v5',
  'Standard_E16ads_v5',
  'Standard_E32ads_v5',
  'Standard_F4s_v2',
  'Standard_F8s_v2',
  'Standard_F16s_v2',
  'Standard_NC4as_T4_v3',
  'Standard_NC8as_T4_v3',
  'Standard_NC16as_T4_v3',
  'Standard_NC64as_T4_v3',
  'Standard_NV36ads_A10_v5',
  'Standard_NV72ads_A10_v5',
  'Standard_NC24ads_A100_v4',
  'Standard_NC48ads_A100_v4',
  'Standard_NC96ads_A100_v4',
  'Standard_ND96asr_v4',
  'Standard_NC40ads_H100_v5',
  'Standard_NC80adis_H100_v5',
  'Standard_ND96isr_H100_v5',
] as const

export const retiredNodeTypes = [
  'Standard_NC6s_v3',
  'Standard_NC12s_v3',
  'Standard_NC24s_v3',
  'Standard_NC24rs_v3',
] as const

/** Day on which Azure retired them (Azure retirement notice of the NCv3 series). */
export const retiredOn = '2025-09-30'

/** A size of today for a retired one: A100 for large models, T4 for everything else. */
export function successorOf(workload: string): (typeof nodeTypes)[number] {
  return workload === 'training_large' ? 'Standard_NC24ads_A100_v4' : 'Standard_NC4as_T4_v3'
}

export function isRetired(nodeType: string): boolean {
  return retiredNodeTypes.some((retired) => retired === nodeType)
}
