import { type NextRequest, NextResponse } from 'next/server'
import { pagePolicy } from '@/app/content-security-policy'

/** Gives every page its Content-Security-Policy with a nonce of its own. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = pagePolicy(nonce, process.env.NODE_ENV === 'development' ? 'development' : 'production')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next reads the nonce of its own scripts from the request's policy.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Pages only: the API sets its own, and a proxy before it would cut large bodies.
export const config = { matcher: ['/((?!api/|_next/|samples/).*)'] }
