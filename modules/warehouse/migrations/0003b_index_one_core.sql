-- SPDX-License-Identifier: Apache-2.0
-- Building indexes takes one core, so that whoever asks for a page meanwhile finds another.
alter function warehouse.index_load_table(text, text) set max_parallel_maintenance_workers = 0;
