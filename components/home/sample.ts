/** A schema that ships with the application, as `public/samples/index.json` lists it. */
export interface Sample {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly tables: number
  readonly dialect: string
  readonly source: string
  readonly licence: string
}
