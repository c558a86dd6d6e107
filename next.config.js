/** Headers of every answer; pages get their Content-Security-Policy, which has a nonce, from proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()',
  },
]

/**
 * The policy of scripts, styles and fonts. It governs the workers among them, whose policy comes with their
 * script: they run code of the own origin, start workers of their own, fetch from the own origin only.
 */
const files = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "worker-src 'self' blob:",
  `connect-src 'self' data: blob:${process.env.NODE_ENV === 'development' ? ' ws:' : ''}`,
  "frame-ancestors 'none'",
].join('; ')

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a stage of the check of their own, over tests and scripts too.
  typescript: { ignoreBuildErrors: true },
  // Loaded from node_modules as they are: they hold native parts or find their files beside themselves.
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-libsql',
    '@prisma/adapter-pg',
    '@libsql/client',
    'libsql',
    'pg',
  ],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/_next/static/:path*', headers: [{ key: 'Content-Security-Policy', value: files }] },
    { source: '/samples/:path*', headers: [{ key: 'Content-Security-Policy', value: files }] },
    {
      // Data only: nothing in an answer of the API may ever run or be framed.
      source: '/api/:path*',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
}
