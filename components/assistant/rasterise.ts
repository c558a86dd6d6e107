/** Largest side of a picture in pixels that browsers still draw. */
const maxSide = 16_384

/** Largest area in pixels; beyond it a canvas fails without saying so. */
const maxArea = 120_000_000

/** Draws an SVG document as a PNG at twice its size, or as large as a canvas may be. */
export async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(2, maxSide / width, maxSide / height, Math.sqrt(maxArea / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(width * scale)
    canvas.height = Math.ceil(height * scale)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('This browser cannot draw the picture')
    context.scale(scale, scale)
    context.drawImage(image, 0, 0)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to draw')))),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
