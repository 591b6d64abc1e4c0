// SPDX-License-Identifier: Apache-2.0
import { attribute, decodeText, XmlScanner } from '../xlsx/xml-scanner.ts'
import type { Geometry } from './geometry.ts'
import type { Position } from './to-wgs84.ts'

/** A place of a KML map. */
export type Placemark = {
  folder: string
  name: string
  description: string
  data: Map<string, string>
  geometries: Geometry[]
}

/** Collects the places of a map while its XML goes by. */
export class KmlPlacemarks {
  readonly places: Placemark[] = []
  readonly scanner: XmlScanner
  complete = false
  readonly #folders: string[] = []
  readonly #path: string[] = []
  #place: Placemark | null = null
  #key = ''
  #text = ''
  #rings: Position[][] = []

  constructor() {
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (raw) => {
        this.#text += raw
      },
    })
  }

  #open(name: string, attributes: string): void {
    this.#path.push(name)
    this.#text = ''
    if (name === 'Folder' || name === 'Document') this.#folders.push('')
    else if (name === 'Placemark') {
      const folder = this.#folders.filter((part) => part !== '').join(' / ')
      this.#place = { folder, name: '', description: '', data: new Map(), geometries: [] }
    } else if (name === 'Data' || name === 'SimpleData') this.#key = attribute(attributes, 'name') ?? ''
    else if (name === 'Polygon') this.#rings = []
  }

  #close(name: string): void {
    const text = decodeText(this.#text).trim()
    this.#path.pop()
    this.#text = ''
    const parent = this.#path.at(-1) ?? ''
    if (name === 'kml') this.complete = true
    else if (name === 'Folder' || name === 'Document') this.#folders.pop()
    else if (name === 'Placemark' && this.#place) {
      this.places.push(this.#place)
      this.#place = null
    } else if (!this.#place) {
      if (name === 'name' && (parent === 'Folder' || parent === 'Document'))
        this.#folders[this.#folders.length - 1] = parent === 'Folder' ? text : ''
    } else this.#inPlace(this.#place, name, parent, text)
  }

  #inPlace(place: Placemark, name: string, parent: string, text: string): void {
    if (name === 'name' && parent === 'Placemark') place.name = text
    else if (name === 'description' && parent === 'Placemark') place.description = text
    else if (name === 'SimpleData' || (name === 'value' && parent === 'Data')) {
      if (text !== '') place.data.set(this.#key, text)
    } else if (name === 'coordinates') this.#coordinates(place, parent, text)
    else if (name === 'Polygon' && this.#rings.length > 0)
      place.geometries.push({ type: 'Polygon', coordinates: this.#rings })
  }

  #coordinates(place: Placemark, parent: string, text: string): void {
    const positions = positionsOf(text)
    if (positions.length === 0) return
    if (parent === 'Point') place.geometries.push({ type: 'Point', coordinates: positions[0]! })
    else if (parent === 'LineString') place.geometries.push({ type: 'LineString', coordinates: positions })
    else if (parent === 'LinearRing' && this.#path.includes('outerBoundaryIs')) this.#rings.unshift(positions)
    else if (parent === 'LinearRing' && this.#path.includes('innerBoundaryIs')) this.#rings.push(positions)
    else if (parent === 'LinearRing') place.geometries.push({ type: 'LineString', coordinates: positions })
  }
}

/** Positions apart by blanks, their numbers by commas; careless writers put blanks behind the commas. */
function positionsOf(text: string): Position[] {
  const tuples = text
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
  return tuples.map((tuple) => {
    const numbers = tuple.split(',').map(Number)
    if (numbers.length < 2 || numbers.some((number) => !Number.isFinite(number)))
      throw new Error('KML has an odd position')
    return numbers
  })
}
