import * as z from 'zod'

const Diagnostic = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().optional(),
  address: z.string().optional(),
  range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
  snippet: z.object({ context: z.string().nullish(), code: z.string() }).optional(),
})
export type Diagnostic = z.infer<typeof Diagnostic>

const Hook = z.object({ resource: z.object({ addr: z.string() }), action: z.string().optional() })

/** The messages we use of Terraform's machine-readable UI (`-json`, version 1.2, as of Terraform 1.11). */
const UiMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('diagnostic'), diagnostic: Diagnostic }),
  z.object({ type: z.literal('apply_start'), hook: Hook }),
  z.object({ type: z.literal('apply_progress'), hook: Hook }),
  z.object({ type: z.literal('apply_complete'), hook: Hook }),
  z.object({ type: z.literal('apply_errored'), hook: Hook }),
])
export type UiMessage = z.infer<typeof UiMessage>

/** One line of a log: a message we use, `other` for one we do not, `text` for what is no message at all. */
export type LogLine =
  | { readonly kind: 'message'; readonly message: UiMessage }
  | { readonly kind: 'other' }
  | { readonly kind: 'text'; readonly text: string }

export function readLogLine(line: string): LogLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { kind: 'text', text: line }
  }
  const parsed = UiMessage.safeParse(value)
  return parsed.success ? { kind: 'message', message: parsed.data } : { kind: 'other' }
}
