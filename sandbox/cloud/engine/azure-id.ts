import type { ValueObject } from '../protocol/value.ts'
import { SEGMENTS } from './azure-segments.ts'
import { attributesOf, type Block } from './schema.ts'
import { fillTemplate, type TemplateContext } from './template.ts'

/** Azure resource provider namespaces by the start of the type name after "azurerm_"; the longest match wins. */
const NAMESPACES: { readonly [prefix: string]: string } = {
  aadb2c: 'Microsoft.AzureActiveDirectory',
  api_management: 'Microsoft.ApiManagement',
  app_configuration: 'Microsoft.AppConfiguration',
  app_service: 'Microsoft.Web',
  application_gateway: 'Microsoft.Network',
  application_insights: 'Microsoft.Insights',
  application_security_group: 'Microsoft.Network',
  automation: 'Microsoft.Automation',
  availability_set: 'Microsoft.Compute',
  bastion_host: 'Microsoft.Network',
  batch: 'Microsoft.Batch',
  bot: 'Microsoft.BotService',
  cdn: 'Microsoft.Cdn',
  cognitive: 'Microsoft.CognitiveServices',
  ai: 'Microsoft.CognitiveServices',
  communication: 'Microsoft.Communication',
  consumption: 'Microsoft.Consumption',
  container_app: 'Microsoft.App',
  container_group: 'Microsoft.ContainerInstance',
  container_registry: 'Microsoft.ContainerRegistry',
  cosmosdb: 'Microsoft.DocumentDB',
  data_factory: 'Microsoft.DataFactory',
  data_protection: 'Microsoft.DataProtection',
  databricks: 'Microsoft.Databricks',
  dedicated: 'Microsoft.Compute',
  dev_center: 'Microsoft.DevCenter',
  disk: 'Microsoft.Compute',
  dns: 'Microsoft.Network',
  eventgrid: 'Microsoft.EventGrid',
  eventhub: 'Microsoft.EventHub',
  express_route: 'Microsoft.Network',
  firewall: 'Microsoft.Network',
  frontdoor: 'Microsoft.Network',
  function_app: 'Microsoft.Web',
  hdinsight: 'Microsoft.HDInsight',
  healthcare: 'Microsoft.HealthcareApis',
  image: 'Microsoft.Compute',
  iothub: 'Microsoft.Devices',
  ip_group: 'Microsoft.Network',
  key_vault: 'Microsoft.KeyVault',
  kubernetes: 'Microsoft.ContainerService',
  kusto: 'Microsoft.Kusto',
  lb: 'Microsoft.Network',
  linux_function_app: 'Microsoft.Web',
  linux_virtual_machine: 'Microsoft.Compute',
  linux_web_app: 'Microsoft.Web',
  local_network_gateway: 'Microsoft.Network',
  log_analytics: 'Microsoft.OperationalInsights',
  logic_app: 'Microsoft.Logic',
  machine_learning: 'Microsoft.MachineLearningServices',
  maintenance: 'Microsoft.Maintenance',
  managed_disk: 'Microsoft.Compute',
  management_lock: 'Microsoft.Authorization',
  monitor: 'Microsoft.Insights',
  mssql: 'Microsoft.Sql',
  mysql: 'Microsoft.DBforMySQL',
  nat_gateway: 'Microsoft.Network',
  netapp: 'Microsoft.NetApp',
  network: 'Microsoft.Network',
  notification_hub: 'Microsoft.NotificationHubs',
  policy: 'Microsoft.Authorization',
  portal: 'Microsoft.Portal',
  postgresql: 'Microsoft.DBforPostgreSQL',
  powerbi: 'Microsoft.PowerBIDedicated',
  private: 'Microsoft.Network',
  proximity: 'Microsoft.Compute',
  public_ip: 'Microsoft.Network',
  purview: 'Microsoft.Purview',
  recovery_services: 'Microsoft.RecoveryServices',
  redis: 'Microsoft.Cache',
  relay: 'Microsoft.Relay',
  role: 'Microsoft.Authorization',
  route: 'Microsoft.Network',
  search: 'Microsoft.Search',
  security_center: 'Microsoft.Security',
  sentinel: 'Microsoft.SecurityInsights',
  service_fabric: 'Microsoft.ServiceFabric',
  service_plan: 'Microsoft.Web',
  servicebus: 'Microsoft.ServiceBus',
  shared_image: 'Microsoft.Compute',
  signalr: 'Microsoft.SignalRService',
  snapshot: 'Microsoft.Compute',
  spring_cloud: 'Microsoft.AppPlatform',
  static: 'Microsoft.Web',
  storage: 'Microsoft.Storage',
  stream_analytics: 'Microsoft.StreamAnalytics',
  subnet: 'Microsoft.Network',
  synapse: 'Microsoft.Synapse',
  traffic_manager: 'Microsoft.Network',
  user_assigned_identity: 'Microsoft.ManagedIdentity',
  virtual_desktop: 'Microsoft.DesktopVirtualization',
  virtual_hub: 'Microsoft.Network',
  virtual_machine: 'Microsoft.Compute',
  virtual_network: 'Microsoft.Network',
  virtual_wan: 'Microsoft.Network',
  vpn: 'Microsoft.Network',
  web: 'Microsoft.Web',
  windows_function_app: 'Microsoft.Web',
  windows_virtual_machine: 'Microsoft.Compute',
  windows_web_app: 'Microsoft.Web',
}

/**
 * Builds a likely Azure resource id for a type without a template: below the parent resource when one is named,
 * else in the resource group, else in the subscription.
 */
export function azureId(request: {
  type: string
  block: Block
  values: ValueObject
  context: TemplateContext
}): string {
  const { block, context, values } = request
  const words = request.type.replace(/^azurerm_/, '')
  const text = (name: string): string => {
    const value = values[name]
    return typeof value === 'string' ? value : ''
  }
  const requiredNames = attributesOf(block)
    .filter(([, attribute]) => attribute.required === true && attribute.type === 'string')
    .map(([name]) => name)
  const parents = requiredNames.filter((name) => name.endsWith('_id') && text(name).startsWith('/')).map(text)
  const name = text('name')
  const [parent] = parents
  if (text('resource_group_name') === '' && parent !== undefined) {
    if (name !== '') return `${parent}/${segmentOf(words)}/${name}`
    return parents.length > 1 ? parents.join('|') : parent
  }
  const container = requiredNames.find(
    (candidate) =>
      candidate.endsWith('_name') && candidate !== 'resource_group_name' && text(candidate) !== '',
  )
  const above =
    container === undefined ? '' : `${plural(container.replace(/_name$/, ''))}/${text(container)}/`
  const group = text('resource_group_name') === '' ? '' : '/resourceGroups/{resource_group_name}'
  const base = fillTemplate(`/subscriptions/{subscription}${group}/providers`, context)
  const last = name === '' ? fillTemplate('{uuid}', context) : name
  return `${base}/${namespaceOf(words)}/${above}${segmentOf(words)}/${last}`
}

function namespaceOf(words: string): string {
  const prefixes = Object.keys(NAMESPACES).filter(
    (prefix) => words === prefix || words.startsWith(`${prefix}_`),
  )
  const longest = prefixes.sort((left, right) => right.length - left.length)[0]
  return (longest === undefined ? undefined : NAMESPACES[longest]) ?? 'Microsoft.Resources'
}

function segmentOf(words: string): string {
  return (Object.hasOwn(SEGMENTS, words) ? SEGMENTS[words] : undefined) ?? plural(words)
}

/** "virtual_network" becomes "virtualNetworks", "gateway_policy" "gatewayPolicies". */
function plural(words: string): string {
  const camel = words.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (/[^aeiou]y$/.test(camel)) return `${camel.slice(0, -1)}ies`
  return /(s|x|ch)$/.test(camel) ? `${camel}es` : `${camel}s`
}
