// SPDX-License-Identifier: Apache-2.0
import { projectionTitle, usualProjections } from '../contract/projections.ts'
import type { Conclusion, ReadingChoices } from '../contract/reading-profile.ts'
import type { PointPlan } from '../reading/habits/find-points.ts'
import type { TokenCounts } from '../reading/reading-options.ts'
import { choice, conclusionOf } from './concluded.ts'

/** That two columns of coordinates make a column of points, in which system they are read, and every other one to choose. */
export function concludePoints(
  points: PointPlan | undefined,
  { data }: TokenCounts,
  choices: ReadingChoices,
): Conclusion[] {
  if (!points && choices['points'] !== 'off') return []
  const title = points && projectionTitle(points.projection)
  const systems = [...new Set([...(points ? [points.projection] : []), ...usualProjections])]
  return [
    conclusionOf({
      habit: 'points',
      title: null,
      found: { count: points ? data : 0, examples: [] },
      state: 'applied',
      message: points
        ? {
            vi: `Hai cột tọa độ được ghép thành cột điểm “${points.title}” trên bản đồ, đọc theo hệ ${title!.vi}. Nếu điểm nằm sai chỗ, chọn hệ tọa độ khác.`,
            en: `Two columns of coordinates become the column of points “${points.title}”, read in ${title!.en}. If the points lie in the wrong place, choose another system.`,
          }
        : { vi: 'Không ghép cột tọa độ thành điểm.', en: 'Columns of coordinates make no points.' },
      choices: [
        ...systems.map((system) => choice(system, projectionTitle(system).vi, projectionTitle(system).en)),
        choice('off', 'Không ghép thành điểm', 'Make no points'),
      ],
      chosen: points?.projection ?? 'off',
    }),
  ]
}
