// SPDX-License-Identifier: Apache-2.0
export { houseMeters } from './house-meters.ts'
export { createMetrics, type Labels, type Meter, type Metrics, type Sample } from './metrics.ts'
export { processMeters } from './process-meters.ts'
