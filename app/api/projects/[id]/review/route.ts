import { answer, database, documentBody, keepReview, readBody, readReview } from '@/lib/server'
import { projectReviewPatchSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => readReview(database(), (await params).id))
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const body = await readBody(request, projectReviewPatchSchema, documentBody)
    return body.ok ? keepReview(database(), (await params).id, body.value) : body
  })
}
