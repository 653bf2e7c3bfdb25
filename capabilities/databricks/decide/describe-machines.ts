/** "2-8 x Standard_D8ads_v5", "one Standard_E4ads_v5". */
export function describeMachines(nodeType: string, min: number, max: number): string {
  if (max === 0) return `one ${nodeType}, no workers`
  return min === max ? `${min} x ${nodeType}` : `${min}-${max} x ${nodeType}`
}
