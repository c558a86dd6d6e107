import type { Request } from '@/lib/worker'
import { createHost } from '@/lib/worker/host'

/** The module worker that reads the document: a thin shell around the host. */
const handle = createHost({
  post: (response) => postMessage(response),
  later(milliseconds, task) {
    const timer = setTimeout(task, milliseconds)
    return () => clearTimeout(timer)
  },
  now: () => performance.now(),
  today: () => new Date().toISOString(),
})

addEventListener('message', (event: MessageEvent<Request>) => handle(event.data))
