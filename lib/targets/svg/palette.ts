/** Colours of one theme of the picture; the same values as the tokens of the app's style sheet. */
export interface Palette {
  readonly canvas: string
  readonly surface: string
  readonly surfaceSunken: string
  readonly ink: string
  readonly inkMuted: string
  readonly inkFaint: string
  readonly line: string
  readonly lineStrong: string
  readonly accent: string
  readonly edge: string
  readonly note: string
  /** Told apart by `schemaColors`, first at index 0. */
  readonly schemas: readonly string[]
}

export const lightPalette: Palette = {
  canvas: '#f7f8fa',
  surface: '#ffffff',
  surfaceSunken: '#f3f4f7',
  ink: '#14181f',
  inkMuted: '#566072',
  inkFaint: '#697387',
  line: '#dfe3ea',
  lineStrong: '#c3c9d5',
  accent: '#3b4fd8',
  edge: '#8b94a7',
  note: '#fdf0d8',
  schemas: ['#3b4fd8', '#0b7476', '#b4590e', '#8a3ab9', '#1b7a46', '#b02a5b', '#5d6b1a', '#4a5a76'],
}

export const darkPalette: Palette = {
  canvas: '#101318',
  surface: '#1b1f27',
  surfaceSunken: '#0f1116',
  ink: '#eceff4',
  inkMuted: '#a6b0c0',
  inkFaint: '#8b96a8',
  line: '#2a303b',
  lineStrong: '#3d4554',
  accent: '#93a2ff',
  edge: '#6b768a',
  note: '#3d2e12',
  schemas: ['#93a2ff', '#5fd0d2', '#f0a35e', '#d29bf2', '#7fd6a3', '#f48fb4', '#c4d26b', '#a9b9d6'],
}
