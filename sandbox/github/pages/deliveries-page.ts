import type { Delivery } from '../webhooks/deliveries.ts'
import { card } from './card.ts'
import { type Html, html } from './html.ts'
import { actionForm, moment, type Visit } from './layout.ts'
import { managedApps, managedDeliveries } from './managed-apps.ts'

const listed = 100

/** The log of an app's webhooks, or one of them; undefined for everybody who administers no repository it is on. */
export function deliveriesPage(visit: Visit, slug: string, id: string | undefined): Html | undefined {
  const managed = managedApps(visit).find(({ app }) => app.slug === slug)
  if (managed === undefined) return undefined
  const deliveries = managedDeliveries(visit, managed.app)
  if (id !== undefined) {
    const delivery = deliveries.find((candidate) => candidate.id === Number(id))
    return delivery === undefined ? undefined : deliveryPage(visit, managed.path, delivery)
  }
  const { webhookUrl } = managed.app
  const rest = deliveries.length - listed
  return html`<h1>Deliveries of ${managed.name}</h1><p class="muted">${webhookUrl === null ? 'No webhook address is set.' : html`To <code>${webhookUrl}</code>`}</p>
${deliveries.length === 0 ? html`<p class="muted">Nothing was sent yet.</p>` : html`<ul class="list">${deliveries.slice(0, listed).map((delivery) => deliveryLine(managed.path, delivery))}</ul>`}${rest > 0 ? html`<p class="muted">${rest} older ones are not listed.</p>` : null}`
}

/** Sends a delivery again as the visitor; false when there is none that the visitor looks after. */
export function redeliver(visit: Visit, id: number): boolean {
  const known = managedApps(visit).some(({ app }) =>
    managedDeliveries(visit, app).some((delivery) => delivery.id === id),
  )
  return known && visit.hub.deliveries.redeliver(id)
}

function deliveryLine(path: string, delivery: Delivery): Html {
  return html`<li>${statusWord(delivery)} <a href="${path}/${delivery.id}">${nameOf(delivery)}</a>${delivery.redelivery ? html` <span class="label">redelivery</span>` : null}<br><span class="muted small"><code>${delivery.guid}</code> on ${moment(delivery.at)}</span></li>`
}

function deliveryPage(visit: Visit, path: string, delivery: Delivery): Html {
  const again = actionForm(
    visit,
    { do: 'redeliver', delivery: delivery.id },
    html`<button class="primary">Redeliver</button>`,
  )
  return html`<p><a href="${path}">All deliveries</a></p><h1>${nameOf(delivery)}</h1>
<p class="row">${statusWord(delivery)} <span class="muted">on ${moment(delivery.at)}, took ${delivery.durationSeconds} s</span></p>${again}
${card({ head: html`Request`, inside: html`${headers(delivery.requestHeaders)}<pre>${pretty(delivery.hook.body)}</pre>` })}
${card({ head: html`Response ${delivery.statusCode}`, inside: html`${headers(delivery.responseHeaders)}<pre>${delivery.responseBody}</pre>` })}`
}

function headers(values: Readonly<Record<string, string>>): Html {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${value}`)
  return html`<details><summary>${lines.length} headers</summary><pre>${lines.join('\n')}</pre></details>`
}

function statusWord({ statusCode, status }: Delivery): Html {
  return html`<span class="${statusCode < 400 ? 'good' : 'bad'}">${statusCode} ${status}</span>`
}

function nameOf({ event, action }: Delivery): string {
  return action === null ? event : `${event}.${action}`
}

function pretty(body: string): string {
  const parsed: unknown = JSON.parse(body)
  return JSON.stringify(parsed, null, 2)
}
