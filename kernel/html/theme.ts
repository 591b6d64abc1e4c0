// SPDX-License-Identifier: Apache-2.0

type Colour = readonly [red: number, green: number, blue: number]

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]

/**
 * Writes the custom properties of the profile's accent. The accent is darkened until white text on it, and
 * it on white, reaches a contrast of 4.5 (WCAG 2.2, 1.4.3). Throws RangeError when it is not `#rrggbb`.
 */
export function themeStylesheet(accent: string): string {
  let base = parse(accent)
  while (contrastRatio(base, white) < 5) base = mix(base, black, 0.06)
  const properties = {
    accent: base,
    'accent-strong': mix(base, black, 0.3),
    'accent-deep': mix(base, black, 0.55),
    'accent-line': mix(base, white, 0.65),
    'accent-soft': mix(base, white, 0.92),
  }
  const lines = Object.entries(properties).map(([name, colour]) => `--${name}:${write(colour)}`)
  return `:root{${lines.join(';')}}\n`
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrastRatio(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function parse(accent: string): Colour {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent)
  if (!digits) throw new RangeError(`accent colour “${accent}” is not #rrggbb`)
  return [1, 2, 3].map((index) => Number.parseInt(digits[index]!, 16)) as unknown as Colour
}

function mix(from: Colour, to: Colour, share: number): Colour {
  return from.map((part, index) => Math.round(part + (to[index]! - part) * share)) as unknown as Colour
}

function write(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
