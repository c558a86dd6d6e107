import { createPglite, pgliteExecutor } from '@/lib/engine'
import { verifyDocument } from '@/lib/verify'

/** Runs one script on a PostgreSQL of its own and answers with the report; the page then ends the worker. */
addEventListener(
  'message',
  async (event: MessageEvent<{ readonly text: string; readonly dialect: string }>) => {
    const { text, dialect } = event.data
    try {
      const database = await createPglite(text)
      postMessage({ ok: true, report: await verifyDocument(text, dialect, pgliteExecutor(database)) })
    } catch (error) {
      postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) })
    }
  },
)
