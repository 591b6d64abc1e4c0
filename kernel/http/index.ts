// SPDX-License-Identifier: Apache-2.0
export { describeProblem, httpMessages, type Problem, statusOfError } from './problem.ts'
export { type Audience, type Call, definePage, defineRoute, type Page, type Route } from './route.ts'
export { type Caller, createHttpServer, type HttpParts } from './server.ts'
