export {
  Assessment,
  Claim,
  Decision,
  Gate,
  GateId,
  JsonValue,
  Problem,
  ProviderName,
  Question,
  Setting,
  StackBlueprint,
  StackEstimate,
  StepTrace,
  ValueSource,
} from '../domain/assessment.ts'
export { addDays } from './add-days.ts'
export type { AdviceRule } from './advice.ts'
export { findAdvice } from './advice.ts'
export { azureAdvice } from './azure-advice.ts'
export type { ChargedDeployment } from './charges.ts'
export {
  chargeCluster,
  chargeInstances,
  chargeManagedFirewall,
  chargeNodes,
  chargePool,
  chargeSftp,
  chargeWarehouse,
  dataPart,
  dataPath,
  tokensPart,
  unitPricePath,
  unitsPart,
} from './charges.ts'
export type { Choice } from './choice.ts'
export { choiceOf, choose, given } from './choice.ts'
export type { Cidr, CidrFault } from './cidr.ts'
export { cidr, contains, formatCidr, parseCidr, sizeOf } from './cidr.ts'
export { commonParameterNames, commonParameters } from './common-parameters.ts'
export { commonWords } from './common-words.ts'
export { accessGroup, companionGroup, stacksOfGroups } from './companion-group.ts'
export type {
  Capability,
  CapabilityContext,
  CapabilityDefinition,
  CapabilityPhrases,
  DnsZone,
  Environment,
  Network,
  Settled,
  StandsOn,
  Stated,
} from './contract.ts'
export type { Amount, CostSheet } from './cost.ts'
export {
  aboutUsd,
  createCostSheet,
  hoursInMonth,
  hoursPerMonth,
  scaledAmount,
  times,
} from './cost.ts'
export { defineCapability } from './define-capability.ts'
export { inDependencyOrder } from './dependency-order.ts'
export type { ParameterKind, ParameterMeta } from './parameter.ts'
export { metaOf, parameter } from './parameter.ts'
export type { MachineSize, PriceBook } from './price-book.ts'
export { readPublicAddresses, writtenAddress } from './public-addresses.ts'
export type { Region } from './regions.ts'
export { hasPair, hasZones, regions } from './regions.ts'
export { networkOfSubnet, resourceId, resourceIdPattern } from './resource-id.ts'
export type { CheaperChoice } from './savings.ts'
export { halfOf, rangeText, withSavings } from './savings.ts'
export type { ModelBody, Verdict } from './second-body.ts'
export { shortHash } from './short-hash.ts'
export { standardTags } from './standard-tags.ts'
export type { Step, StepAccount, StepRunner } from './steps.ts'
export { createStepRunner, Finding, maxReworkRounds } from './steps.ts'
