import { answer, database, documentBody, keepRowCounts, readBody, readRowCounts } from '@/lib/server'
import { rowCountsSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => readRowCounts(database(), (await params).id))
}

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const body = await readBody(request, rowCountsSchema, documentBody)
    return body.ok ? keepRowCounts(database(), (await params).id, body.value) : body
  })
}
