import * as z from 'zod/mini';
import type { LookupAnswer, LookupParams, SharingTablesAnswer } from '../../../server/src/protocol/lookup.js';
import { account, bindDescription, cellPlace, model, oneOf, outcome, reasons, texts } from './basics.js';
import { matrix } from './matrix.js';

/** A question about two binds that no code is needed for. */
export const lookupParams: z.ZodMiniType<LookupParams> = z.object({
	model,
	account: z.optional(account),
	access: z.optional(oneOf({ granted: true, refused: true, unknown: true })),
	first: bindDescription,
	second: bindDescription,
});

/** The answer to `bindsight/resolve`. */
export const lookupAnswer: z.ZodMiniType<LookupAnswer> = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('resolved'),
		resolution: z.object({
			model,
			first: bindDescription,
			second: bindDescription,
			outcome,
			...reasons,
		}),
		cell: z.nullable(cellPlace),
		markdown: z.string(),
	}),
	z.object({ state: z.literal('not-understood'), message: z.string(), field: z.nullable(z.string()) }),
]);

/** The answer to `bindsight/sharingTables`. */
export const sharingTablesAnswer: z.ZodMiniType<SharingTablesAnswer> = z.object({
	tables: z.array(
		z.object({
			title: z.string(),
			appliesTo: z.string(),
			document: z.object({ title: z.string(), url: z.string() }),
			caveats: texts,
			matrix,
		}),
	),
});
