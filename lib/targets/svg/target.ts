import type { Schema } from '../../schema/index.ts'
import { selectEntities } from '../selection.ts'
import type { ExportInput, ExportResult, Loss, Target } from '../target.ts'
import { unseenReferences } from '../unseen-references.ts'
import { drawDiagram } from './draw.ts'
import { darkPalette, lightPalette, type Palette } from './palette.ts'

/** The diagram as it stands on the canvas, on a light ground. */
export const svg: Target = pictureTarget('svg', 'SVG, light', 'diagram', lightPalette)

/** The diagram as it stands on the canvas, on a dark ground. */
export const svgDark: Target = pictureTarget('svg-dark', 'SVG, dark', 'diagram-dark', darkPalette)

function pictureTarget(id: string, label: string, name: string, palette: Palette): Target {
  return {
    id,
    label,
    description: 'The diagram as a picture that stays sharp at any size',
    extension: 'svg',
    mediaType: 'image/svg+xml',
    emit(input) {
      return emitPicture(input, `${name}.svg`, palette)
    },
  }
}

function emitPicture(input: ExportInput, path: string, palette: Palette): ExportResult {
  const schema = selectEntities(input.schema, input.selection)
  const content = drawDiagram(schema, input.layout, input.title, palette)
  const losses = [...hiddenNodes(schema, input), ...unseenReferences(schema, 'no line is drawn for it')]
  return { files: [{ path, content }], losses }
}

function hiddenNodes(schema: Schema, input: ExportInput): readonly Loss[] {
  const ids = [...schema.tables.keys(), ...schema.views.keys(), ...schema.enums.keys()]
  return ids
    .filter((entity) => input.layout.placements[entity]?.hidden)
    .map((entity) => ({ entity, feature: 'node', instead: 'left out: it is hidden on the diagram' }))
}
