import * as z from 'zod'
import { ApiError, notFound } from '../http/api-error.ts'
import { type Call, created, noContent, numberParam, ok, type Reply } from '../http/call.ts'
import { turnKnobs } from '../http/knob-wish.ts'
import type { Method, Route } from '../http/route.ts'
import { createInstallationControl } from '../world/installation-control.ts'

const one = '/_double/installations/{installation_id}'
const Names = z.array(z.string())
const Install = z.strictObject({
  account: z.string(),
  app: z.int().optional(),
  repositories: Names.optional(),
})
const Select = z.strictObject({ repositories: z.union([z.literal('all'), Names]) })

/** What GitHub does not have: knobs for bad days, and the buttons of its pages about apps, for programs elsewhere. */
export const doubleControlRoutes: readonly Route[] = [
  control('GET', '/_double/knobs', (call) => ok(call.hub.knobs.left())),
  control('POST', '/_double/knobs', (call) => {
    turnKnobs(call.hub.knobs, call.fields)
    return ok(call.hub.knobs.left())
  }),
  control('DELETE', '/_double/knobs', (call) => {
    call.hub.knobs.reset()
    return noContent()
  }),
  control('POST', '/_double/installations', (call) => {
    const { account, app, repositories } = parsed(Install, call)
    const wish = {
      account,
      ...(app === undefined ? {} : { app }),
      ...(repositories === undefined ? {} : { repositories }),
    }
    return created({ id: said(() => createInstallationControl(call.hub).install(wish)) })
  }),
  change('DELETE', one, (call, id) => createInstallationControl(call.hub).uninstall(id)),
  change('PUT', `${one}/suspended`, (call, id) => createInstallationControl(call.hub).suspend(id)),
  change('DELETE', `${one}/suspended`, (call, id) => createInstallationControl(call.hub).unsuspend(id)),
  change('PUT', `${one}/repositories`, (call, id) =>
    createInstallationControl(call.hub).select(id, parsed(Select, call).repositories),
  ),
]

function control(method: Method, path: string, run: (call: Call) => Reply): Route {
  return { method, path, access: 'anyone', run }
}

function change(method: Method, path: string, act: (call: Call, id: number) => void): Route {
  return control(method, path, (call) => {
    const id = numberParam(call, 'installation_id')
    if (!call.hub.state.installations.has(id)) throw notFound()
    said(() => act(call, id))
    return noContent()
  })
}

function parsed<Output>(schema: z.ZodType<Output>, call: Call): Output {
  const result = schema.safeParse(call.fields)
  if (!result.success) throw new ApiError(422, z.prettifyError(result.error))
  return result.data
}

/** What the control refuses is the caller's mistake. */
function said<Result>(act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw new ApiError(422, error instanceof Error ? error.message : String(error))
  }
}
