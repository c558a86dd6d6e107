import { answer, branchPlace, database, documentBody, readBody, saveDocument } from '@/lib/server'
import { saveRequestSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const body = await readBody(request, saveRequestSchema, documentBody)
    if (!body.ok) return body
    return saveDocument(database(), branchPlace(request, (await params).id), body.value, new Date())
  })
}
