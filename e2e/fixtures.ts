import { test as base, expect } from '@playwright/test'

export { expect }

/**
 * The test of every journey. Each fails when a page asks anything of another origin, writes an error
 * to its console, or throws.
 */
export const test = base.extend<{ readonly silence: { readonly allow: (message: RegExp) => void } }>({
  silence: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = []
      const allowed: RegExp[] = []
      const origin = new URL(baseURL ?? '').origin
      context.on('request', (request) => {
        const url = new URL(request.url())
        const inside = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:'
        if (!inside) complaints.push(`request to ${request.url()}`)
      })
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
      })
      context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`))
      await use({ allow: (message) => void allowed.push(message) })
      const heard = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)))
      expect(heard, 'requests to other origins and errors in the console').toEqual([])
    },
    { auto: true },
  ],
})
