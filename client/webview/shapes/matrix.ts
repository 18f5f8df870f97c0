import * as z from 'zod/mini';
import type {
	MatrixCell,
	SharingMatrix,
	SharingMatrixAnswer,
	SocketAtCursor,
} from '../../../server/src/protocol/matrix.js';
import {
	account,
	addressKind,
	descriptor,
	knownOption,
	model,
	natural,
	oneOf,
	outcome,
	protocol,
	range,
	reasons,
	role,
	socketRole,
	tableOption,
	target,
	texts,
} from './basics.js';
import { panelContent } from './panel.js';

const effect = oneOf<NonNullable<MatrixCell['effect']>>({
	refused: true,
	takes: true,
	shares: true,
	around: true,
	apart: true,
	depends: true,
	none: true,
});
const cell: z.ZodMiniType<MatrixCell> = z.object({
	outcome,
	...reasons,
	effect: z.optional(effect),
	receives: z.optional(z.string()),
	check: z.optional(z.nullable(z.string())),
});
const lines = z.array(z.object({ option: tableOption, address: addressKind }));

/** A whole table. */
export const matrix: z.ZodMiniType<SharingMatrix> = z.object({
	model,
	modelTitle: z.string(),
	account,
	descriptor: z.optional(descriptor),
	source: z.string(),
	rows: lines,
	columns: lines,
	cells: z.array(z.array(cell)),
});

const socket: z.ZodMiniType<SocketAtCursor> = z.object({
	expression: z.string(),
	functionName: z.string(),
	roles: z.array(socketRole),
	summary: z.string(),
	bind: z.nullable(range),
	target,
	sharingOption: knownOption,
	possible: z.array(knownOption),
	addressKind: z.enum(['wildcard', 'specific', 'unknown']),
	addressText: z.string(),
	dualStack: z.boolean(),
	protocol,
	lines: z.array(natural),
	verdict: z.string(),
	notes: texts,
});

/** The answer to `bindsight/sharingMatrix`. */
export const sharingMatrixAnswer: z.ZodMiniType<SharingMatrixAnswer> = z.object({
	version: z.number(),
	state: z.enum(['sockets', 'none', 'unsupported']),
	sockets: z.array(socket),
	role,
	matrix,
	panel: z.optional(panelContent),
});
