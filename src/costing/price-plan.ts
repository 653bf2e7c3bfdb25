import {
  type ChargedDeployment,
  type CostSheet,
  chargeCluster,
  chargeInstances,
  chargeManagedFirewall,
  chargeNodes,
  chargePool,
  chargeSftp,
  chargeWarehouse,
  createCostSheet,
  dataPart,
  dataPath,
  type Environment,
  hoursInMonth,
  hoursPerMonth,
  type PriceBook,
  tokensPart,
  unitPricePath,
  unitsPart,
} from '../capability/index.ts'
import type { EstimatePart } from '../domain/assessment.ts'
import type { PlannedPart } from './planned-part.ts'

/** What the price of a plan depends on besides the plan. */
export interface PricingContext {
  readonly environment: Environment
  readonly region: string
  readonly prices: PriceBook
  /** The parts of the estimate of the same stack: they say how much is used. */
  readonly estimated: readonly EstimatePart[]
}

/** A plan with prices. */
export interface PricedPlan {
  readonly parts: readonly EstimatePart[]
  /** Parts that are paid by use, with what they are; nothing in the plan says how much that is. */
  readonly byUse: readonly { readonly key: string; readonly text: string }[]
  readonly unpriced: readonly string[]
}

/** Prices the parts of a plan, in the way in which an estimate counts them. */
export function pricePlan(planned: readonly PlannedPart[], context: PricingContext): PricedPlan {
  const sheet = createCostSheet('plan', context.prices)
  const byUse: PricedPlan['byUse'][number][] = []
  const pool = planned.find((part) => part.kind === 'pool')
  for (const part of planned) {
    const later = charge(sheet, part, context, pool?.nodeType)
    if (later !== undefined) byUse.push(later)
  }
  chargeTogether(sheet, planned, context)
  const { parts = [], unpriced } = sheet.estimate()
  return { parts, byUse, unpriced }
}

/** Counts one part, or says what it is when it is paid by use. */
function charge(
  sheet: CostSheet,
  part: PlannedPart,
  context: PricingContext,
  pooled: string | undefined,
): PricedPlan['byUse'][number] | undefined {
  const { environment, region, estimated } = context
  switch (part.kind) {
    case 'unit':
      sheet.add({ label: part.label, units: 1, path: part.path })
      return undefined
    case 'cluster':
    case 'job_cluster':
      chargeMachines(sheet, { ...part, nodeType: part.nodeType ?? pooled }, context)
      return undefined
    case 'pool':
      chargePool(sheet, { ...part, region })
      return undefined
    case 'warehouse':
      chargeWarehouse(sheet, { size: part.size, environment })
      return undefined
    case 'nodes':
      chargeNodes(sheet, { ...part, environment, region })
      return undefined
    case 'deployment':
      return chargeDeployment(sheet, part)
    case 'data': {
      const { tier, replication } = part
      const gb = estimated.find(({ key }) => key === 'data')?.use
      if (gb === undefined) return undefined
      const whole = dataPart(tier, replication, gb)
      const path = dataPath(tier, replication)
      sheet.add({ label: `${tier} data, ${replication}`, units: gb, path, part: whole })
      return undefined
    }
    case 'sftp':
      chargeSftp(sheet)
      return undefined
    case 'unpriced':
      sheet.leaveOut(part.what)
      return undefined
    case 'instance':
    case 'named_host':
      return undefined
    default:
      return part satisfies never
  }
}

function chargeMachines(
  sheet: CostSheet,
  part: Extract<PlannedPart, { kind: 'cluster' | 'job_cluster' }>,
  { environment, region, prices, estimated }: PricingContext,
): void {
  const { kind, nodeType, neverStops } = part
  const key = kind === 'cluster' ? 'cluster' : 'job cluster'
  if (nodeType === undefined) {
    const text = 'a cluster of unknown machines'
    sheet.leaveOut(text, { key, text })
    return
  }
  const running = hoursPerMonth(environment, neverStops ? 'always_on' : 'interactive')
  const hours =
    kind === 'cluster' ? running : estimated.find((one) => one.key === 'job cluster')?.use?.expected
  if (hours === undefined) {
    const text = `${part.max} workers of ${nodeType} for a job that runs nobody said how often`
    sheet.leaveOut(text, { key, text })
    return
  }
  chargeCluster(sheet, { ...part, key, nodeType, environment, region, hours }, prices)
}

function chargeDeployment(
  sheet: CostSheet,
  deployment: ChargedDeployment,
): PricedPlan['byUse'][number] | undefined {
  const { model, type, capacity } = deployment
  if (!type.endsWith('ProvisionedManaged')) return tokensPart(deployment)
  sheet.add({
    label: `provisioned units of ${model}`,
    units: capacity * hoursInMonth,
    path: unitPricePath(type),
    part: unitsPart(deployment),
  })
  return undefined
}

/** What is counted once for several resources: instances of one size, and the firewall of all named hosts. */
function chargeTogether(
  sheet: CostSheet,
  planned: readonly PlannedPart[],
  { environment, region }: PricingContext,
): void {
  const sizes = planned.flatMap((part) => (part.kind === 'instance' ? [part.size] : []))
  for (const size of new Set(sizes)) {
    const count = sizes.filter((one) => one === size).length
    chargeInstances(sheet, { size, count, environment, region })
  }
  if (planned.some(({ kind }) => kind === 'named_host')) chargeManagedFirewall(sheet)
}
