import { createHash } from 'node:crypto'
import { McpServer } from '@modelcontextprotocol/server'
import * as z from 'zod'

/** What can be asked for. The `x-` keys tell Planwright which words people use; everything else is JSON Schema. */
const Arguments = z.object({
  environment: z.enum(['dev', 'staging', 'prod']),
  team: z.string(),
  region: z.string(),
  name: z
    .string()
    .min(3)
    .max(40)
    .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/)
    .meta({
      title: 'Queue name',
      description: 'small letters, digits and hyphens, as order-events',
      'x-aliases': ['queue', 'name of the queue'],
      'x-identity': true,
    }),
  tier: z
    .enum(['Basic', 'Standard'])
    .default('Standard')
    .meta({
      title: 'Tier',
      description: 'Basic has queues only, Standard keeps duplicates away too',
      'x-synonyms': { Basic: ['cheapest'], Standard: ['standard tier'] },
    }),
  maxSizeGb: z
    .int()
    .min(1)
    .max(5)
    .default(1)
    .meta({ title: 'Size', 'x-unit': 'GB', 'x-aliases': ['queue size', 'maximum size'] }),
  deadLettering: z
    .boolean()
    .default(true)
    .meta({
      title: 'Dead lettering',
      description: 'messages that expire are kept apart instead of dropped',
      'x-synonyms': { true: ['dead letters', 'keep expired messages'], false: ['drop expired messages'] },
    }),
})
type Arguments = z.infer<typeof Arguments>

const Answer = z.object({
  files: z.record(z.string(), z.string()),
  summary: z.string(),
  critical: z.boolean(),
  cost: z.object({
    low: z.number(),
    expected: z.number(),
    high: z.number(),
    currency: z.literal('USD'),
    pricesOf: z.string(),
    assumptions: z.array(z.string()),
  }),
})
type Answer = z.infer<typeof Answer>

/** An MCP server with one tool, which answers with the Terraform of a message queue and changes nothing. */
export function createServer(): McpServer {
  const server = new McpServer({ name: 'message-queue-sample', version: '1.0.0' })
  server.registerTool(
    'message_queue',
    {
      description: 'Terraform of one queue in a Service Bus namespace of its own.',
      inputSchema: Arguments,
      outputSchema: Answer,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    (values) => {
      const answer = answerFor(values)
      return { content: [{ type: 'text', text: answer.summary }], structuredContent: answer }
    },
  )
  return server
}

function answerFor(values: Arguments): Answer {
  const { environment, team, region, name, tier, maxSizeGb, deadLettering } = values
  const suffix = createHash('sha256').update(`${team} ${environment} ${name}`).digest('hex').slice(0, 6)
  const variables = {
    resource_group_name: `rg-${name}-${environment}`,
    namespace_name: `sb-${name.slice(0, 30)}-${suffix}`,
    queue_name: name,
    location: region,
    sku: tier,
    public_network_access: environment !== 'prod',
    max_size_in_megabytes: maxSizeGb * 1024,
    dead_lettering: deadLettering,
  }
  return {
    files: {
      'main.tf': main,
      'variables.tf': variableFile,
      'outputs.tf': outputs,
      'terraform.tfvars.json': JSON.stringify(variables, null, 2),
    },
    summary: `a ${tier} Service Bus namespace with one queue of ${maxSizeGb} GB`,
    critical: environment === 'prod',
    cost: costOf(tier),
  }
}

/** Round numbers, for show. */
function costOf(tier: Arguments['tier']): Answer['cost'] {
  const prices = { currency: 'USD', pricesOf: '2026-11-01' } as const
  return tier === 'Basic'
    ? { ...prices, low: 0, expected: 1, high: 5, assumptions: ['20 million operations a month'] }
    : {
        ...prices,
        low: 10,
        expected: 10,
        high: 25,
        assumptions: ['13 million operations a month are included'],
      }
}

const main = `resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location
  tags     = var.tags
}

resource "azurerm_servicebus_namespace" "main" {
  name                          = var.namespace_name
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  sku                           = var.sku
  local_auth_enabled            = false
  minimum_tls_version           = "1.2"
  public_network_access_enabled = var.public_network_access
  tags                          = var.tags
}

resource "azurerm_servicebus_queue" "main" {
  name                                 = var.queue_name
  namespace_id                         = azurerm_servicebus_namespace.main.id
  max_size_in_megabytes                = var.max_size_in_megabytes
  dead_lettering_on_message_expiration = var.dead_lettering
}
`

const variableFile = `# Planwright sets these two.
variable "subscription_id" {
  type = string
}

variable "tags" {
  type = map(string)
}

variable "resource_group_name" {
  type = string
}

variable "namespace_name" {
  type = string
}

variable "queue_name" {
  type = string
}

variable "location" {
  type = string
}

variable "public_network_access" {
  type = bool
}

variable "sku" {
  type = string
}

variable "max_size_in_megabytes" {
  type = number
}

variable "dead_lettering" {
  type = bool
}
`

const outputs = `output "namespace" {
  description = "Name of the Service Bus namespace."
  value       = azurerm_servicebus_namespace.main.name
}

output "queue_id" {
  description = "Resource id of the queue."
  value       = azurerm_servicebus_queue.main.id
}
`
