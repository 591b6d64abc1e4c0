// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { getDataset } from './get-dataset.ts'
import { listDatasets } from './list-datasets.ts'

/** Anonymous: the open API of datasets. */
export const datasetRoutes = (kernel: Kernel): Route[] => [listDatasets(kernel), getDataset(kernel)]
