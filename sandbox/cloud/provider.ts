/**
 * One Terraform provider of the sandbox cloud: answers the calls of plugin protocol 6 from schema, hints and engine.
 */
import { applyChange } from './engine/apply.ts'
import { conformBlock, parseJson } from './engine/conform.ts'
import { readDataSource } from './engine/data-sources.ts'
import { type Engine, faultOf, recordEvent } from './engine/engine.ts'
import { type Fault, fillFaultText, type Operation } from './engine/faults.ts'
import { hintsOf, type ResourceHints } from './engine/hints.ts'
import { resourceName } from './engine/identify.ts'
import { pause } from './engine/pause.ts'
import { planResource } from './engine/plan.ts'
import { requiresReplace } from './engine/replace.ts'
import type { Block, Schema } from './engine/schema.ts'
import { encodeSchema } from './engine/schema-wire.ts'
import { decideScope, type Scope } from './engine/scope.ts'
import { isSecretName } from './engine/sensitive.ts'
import { validateConfig } from './engine/validate.ts'
import { type CallContext, ConnectionCrash, type UnaryHandler } from './protocol/grpc.ts'
import * as wire from './protocol/tfplugin.ts'
import { isObject, plainText, type Value, type ValueObject } from './protocol/value.ts'
import { definitionOf, type ProviderDefinition, type ProviderName } from './providers.ts'
import type { CloudResource, ResourceKey } from './store/store.ts'

/** What one connection of Terraform has told so far. */
interface Session {
  scope: Scope | undefined
  readonly stop: AbortController
}

/** Makes the handlers of one provider by full gRPC method name. */
export function createProvider(provider: ProviderName, engine: Engine): Map<string, UnaryHandler> {
  const sessions = new WeakMap<object, Session>()
  const sessionOf = ({ session }: CallContext): Session => {
    const known = sessions.get(session)
    if (known !== undefined) return known
    const created: Session = { scope: undefined, stop: new AbortController() }
    sessions.set(session, created)
    return created
  }
  const scopeOf = (context: CallContext): Scope => {
    const { scope } = sessionOf(context)
    if (scope === undefined) throw new Error(`the ${provider} provider is not configured on this connection`)
    return scope
  }
  const resourceType = (type: string): { block: Block; hints: ResourceHints } => {
    const { schema, hints } = definitionOf(provider, engine.schemas)
    return { block: blockOf(schema.resource_schemas, type), hints: hintsOf(hints, type) }
  }
  const dataType = (type: string): { block: Block; hints: ResourceHints; isManaged: boolean } => {
    const { schema, hints } = definitionOf(provider, engine.schemas)
    const isManaged = Object.hasOwn(schema.resource_schemas ?? {}, type)
    return { block: blockOf(schema.data_source_schemas, type), hints: hintsOf(hints, type), isManaged }
  }
  const dataHints = (type: string): ResourceHints =>
    hintsOf(definitionOf(provider, engine.schemas).hints, `data.${type}`)
  let encodedSchema: Uint8Array | undefined

  const handlers: { readonly [method: string]: UnaryHandler } = {
    GetMetadata: () => {
      const { schema } = definitionOf(provider, engine.schemas)
      return wire.encodeMetadata({
        resources: Object.keys(schema.resource_schemas ?? {}),
        dataSources: Object.keys(schema.data_source_schemas ?? {}),
      })
    },
    GetProviderSchema: () => {
      encodedSchema ??= encodeProvider(definitionOf(provider, engine.schemas))
      return encodedSchema
    },
    ValidateProviderConfig: () => wire.encodeProviderDiagnostics([]),
    ConfigureProvider: async (bytes, context) => {
      const { config } = wire.decodeConfigureProvider(bytes)
      const decision = decideScope(provider, config)
      if ('refused' in decision) {
        return wire.encodeDiagnostics([
          { severity: 'error', summary: decision.refused, detail: decision.detail },
        ])
      }
      const operation = { op: 'configure', type: provider, name: '', id: '' } as const
      const problems = problemsOf(await faultOf(engine, operation), operation)
      if (problems.length === 0) sessionOf(context).scope = decision.scope
      return wire.encodeDiagnostics(problems)
    },
    ValidateResourceConfig: (bytes) => {
      const { type, config } = wire.decodeTypedConfig(bytes)
      return wire.encodeDiagnostics(validateConfig(resourceType(type).hints, objectOf(config)))
    },
    ValidateDataResourceConfig: (bytes) => {
      const { type, config } = wire.decodeTypedConfig(bytes)
      return wire.encodeDiagnostics(validateConfig(dataHints(type), objectOf(config)))
    },
    UpgradeResourceState: (bytes) => {
      const { type, json } = wire.decodeUpgradeState(bytes)
      return wire.encodeState(conformBlock(resourceType(type).block, parseJson(json)))
    },
    ReadResource: async (bytes, context) => {
      const { type, current, privateData } = wire.decodeReadResource(bytes)
      if (provider === 'random' || !isObject(current)) return wire.encodeState(current, [], privateData)
      const { block, hints } = resourceType(type)
      const id = idOf(current, privateData)
      const found = await findResource(engine, { type, id, scope: scopeOf(context).key })
      const name = found?.name ?? resourceName(current, hints)
      const operation = { op: 'read', type, name, id } as const
      const fault = await faultOf(engine, operation)
      await pause(fault?.delayMs ?? 0, context.signal)
      const problems = problemsOf(fault, operation)
      if (problems[0] !== undefined) {
        recordEvent(engine, operation, { error: problems[0].summary })
        return wire.encodeState(current, problems, privateData)
      }
      recordEvent(engine, operation, 'done')
      if (found === undefined) return wire.encodeState(null)
      // Timeouts are Terraform's own and no property of the resource.
      const values = { ...found.values, timeouts: undefined }
      const state = { ...conformBlock(block, values), ...pickTimeouts(block, current) }
      return wire.encodeState(state, [], privateData)
    },
    PlanResourceChange: async (bytes) => {
      const change = wire.decodeResourceChange(bytes)
      const { block, hints } = resourceType(change.type)
      if (!isObject(change.planned)) {
        const { planned, privateData } = change
        return wire.encodePlan({ planned, privateData, requiresReplace: [], diagnostics: [] })
      }
      const prior = isObject(change.prior) ? change.prior : null
      const planned = planResource({ block, hints, prior, proposed: change.planned })
      const name = resourceName(planned, hints)
      const id = idOf(prior ?? {}, change.privateData)
      const operation = { op: 'plan', type: change.type, name, id } as const
      return wire.encodePlan({
        planned,
        privateData: change.privateData,
        requiresReplace: prior === null ? [] : requiresReplace({ block, hints, prior, planned }),
        diagnostics: problemsOf(await faultOf(engine, operation), operation),
      })
    },
    ApplyResourceChange: async (bytes, context) => {
      const change = wire.decodeResourceChange(bytes)
      const result = await applyChange(engine, {
        provider,
        type: change.type,
        ...resourceType(change.type),
        scope: scopeOf(context),
        prior: isObject(change.prior) ? change.prior : null,
        planned: isObject(change.planned) ? change.planned : null,
        id: isObject(change.prior) ? idOf(change.prior, change.privateData) : '',
        signal: AbortSignal.any([context.signal, sessionOf(context).stop.signal]),
      })
      return wire.encodeApply({ ...result, privateData: Buffer.from(result.id) })
    },
    ImportResourceState: async (bytes, context) => {
      const { type, id: typed } = wire.decodeImport(bytes)
      const { block } = resourceType(type)
      const found = await importable(engine, block, { type, id: typed, scope: scopeOf(context).key ?? '' })
      const id = found?.id ?? typed
      const state = conformBlock(block, { ...found?.values, id, timeouts: undefined })
      return wire.encodeImported({ type, state, privateData: Buffer.from(id) }, [])
    },
    ReadDataSource: async (bytes, context) => {
      const { type, config } = wire.decodeTypedConfig(bytes)
      const scope = scopeOf(context)
      const resources = (await engine.store.list()).filter((resource) => resource.scope === scope.key)
      const result = readDataSource({ type, ...dataType(type), scope, config: objectOf(config), resources })
      if ('problem' in result) return wire.encodeState(null, [result.problem])
      return wire.encodeState(result.state)
    },
    StopProvider: (_, context) => {
      sessionOf(context).stop.abort()
      return new Uint8Array(0)
    },
  }
  return new Map(
    Object.entries(handlers).map(([method, handler]) => [`/tfplugin6.Provider/${method}`, handler]),
  )
}

function encodeProvider({ schema, hints }: ProviderDefinition): Uint8Array {
  const encodeAll = (schemas: { readonly [type: string]: Schema } | undefined, prefix: string) =>
    new Map(
      Object.entries(schemas ?? {}).map(([type, one]) => {
        const { attributes } = hintsOf(hints, `${prefix}${type}`)
        return [type, encodeSchema(one, (path) => attributes[path]?.sensitive ?? isSecretName(path))]
      }),
    )
  return wire.encodeProviderSchema({
    provider: encodeSchema(schema.provider, isSecretName),
    resources: encodeAll(schema.resource_schemas, ''),
    dataSources: encodeAll(schema.data_source_schemas, 'data.'),
  })
}

function blockOf(schemas: { readonly [type: string]: Schema } | undefined, type: string): Block {
  const schema = schemas !== undefined && Object.hasOwn(schemas, type) ? schemas[type] : undefined
  if (schema === undefined) throw new Error(`the sandbox cloud has no type ${type}`)
  return schema.block
}

function objectOf(value: Value): ValueObject {
  return isObject(value) ? value : {}
}

/** What a fault says outside a change; nothing when it only delays. */
function problemsOf(fault: Fault | undefined, operation: Operation): wire.Diagnostic[] {
  if (fault?.crash === true) throw new ConnectionCrash(fault.error ?? 'the provider crashed')
  if (fault?.error === undefined) return []
  const fill = (text: string): string => fillFaultText(text, operation, {})
  return [{ severity: 'error', summary: fill(fault.error), detail: fill(fault.detail ?? '') }]
}

/** The id from the state, or from what is kept beside it for types without an id attribute. */
function idOf(state: ValueObject, privateData: Uint8Array): string {
  return plainText(state['id']) || Buffer.from(privateData).toString('utf8')
}

/** Finds what a person wants to import: by id, or by name where the id is not shown to anybody. */
async function importable(
  engine: Engine,
  block: Block,
  wanted: ResourceKey,
): Promise<CloudResource | undefined> {
  const found = await engine.store.get(wanted)
  if (found !== undefined || block.attributes?.['id'] !== undefined) return found
  const { type, id, scope } = wanted
  return (await engine.store.list()).find(
    (resource) => resource.type === type && resource.scope === scope && resource.name === id,
  )
}

/** Finds a resource by id; a scope that is not known yet searches every account. */
async function findResource(
  engine: Engine,
  wanted: { type: string; id: string; scope: string | undefined },
): Promise<CloudResource | undefined> {
  const { type, id, scope } = wanted
  if (scope !== undefined) return engine.store.get({ type, id, scope })
  return (await engine.store.list()).find((resource) => resource.type === type && resource.id === id)
}

function pickTimeouts(block: Block, current: ValueObject): ValueObject {
  return block.block_types?.['timeouts'] === undefined ? {} : { timeouts: current['timeouts'] ?? null }
}
