/** "0-2 x Standard_D4ads_v5", "4 x Standard_NC4as_T4_v3". */
export function describeNodes(nodeType: string, min: number, max: number): string {
  return `${min === max ? max : `${min}-${max}`} x ${nodeType}`
}
