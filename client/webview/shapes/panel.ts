import * as z from 'zod/mini';
import type {
	Change,
	ComparedCase,
	CompareSocketsAnswer,
	LikelyBind,
	MeetingOutcome,
	MeetingSocketsAnswer,
	Notice,
	NoticeKind,
	OtherParty,
	PanelContent,
	PanelFix,
	PartyVerdict,
	SocketDetails,
	WhatIf,
} from '../../../server/src/protocol/panel.js';
import type { BoundSocket } from '../../../server/src/protocol/ports.js';
import {
	account,
	bindDescription,
	cellPlace,
	confidence,
	descriptor,
	knownOption,
	model,
	natural,
	oneOf,
	outcome,
	position,
	protocol,
	range,
	reasons,
	socketRole,
	tableOption,
	target,
	texts,
} from './basics.js';

const backed = { confidence, sources: texts };

const meeting = {
	outcome: z.union([outcome, z.literal('open')]) as z.ZodMiniType<MeetingOutcome['outcome']>,
	...reasons,
};

const party: z.ZodMiniType<PartyVerdict> = z.object({
	...backed,
	party: oneOf<OtherParty>({
		'same-account': true,
		'other-account': true,
		granted: true,
		refused: true,
		'default-descriptor': true,
		anybody: true,
	}),
	label: z.string(),
	sentence: z.string(),
	succeeds: natural,
	succeedsAtMost: natural,
	all: natural,
	cells: z.array(cellPlace),
});

const likely: z.ZodMiniType<LikelyBind> = z.object({
	...meeting,
	name: z.string(),
	title: z.string(),
	says: z.string(),
	effect: oneOf<LikelyBind['effect']>({ harmless: true, takes: true, fails: true, depends: true, open: true }),
	cell: z.nullable(cellPlace),
	basis: z.object(backed),
});

const change: z.ZodMiniType<Change> = z.object({
	kind: oneOf<Change['kind']>({
		closes: true,
		opens: true,
		'start-fails': true,
		'start-succeeds': true,
		restart: true,
		none: true,
	}),
	sign: oneOf<Change['sign']>({ gain: true, cost: true, both: true, neutral: true }),
	sentence: z.string(),
	count: natural,
	cells: z.array(cellPlace),
	confidence,
	sources: texts,
});

const fix: z.ZodMiniType<PanelFix> = z.object({
	title: z.string(),
	rule: z.string(),
	safe: z.boolean(),
	edits: z.array(z.object({ range, newText: z.string() })),
});

const whatIf: z.ZodMiniType<WhatIf> = z.object({
	option: tableOption,
	title: z.string(),
	changes: z.array(change),
	fix: z.nullable(fix),
});

const notice: z.ZodMiniType<Notice> = z.object({
	kind: oneOf<NoticeKind>({
		'no-socket': true,
		'no-document': true,
		'several-sockets': true,
		'no-bind': true,
		'unknown-option': true,
		'both-options': true,
		'presumed-option': true,
		'unknown-address': true,
		'ephemeral-port': true,
		'inactive-branch': true,
		'unknown-condition': true,
		'broken-code': true,
		'file-with-errors': true,
		'open-question': true,
		'dual-stack': true,
		descriptor: true,
		'no-table': true,
	}),
	text: z.string(),
	places: z.array(z.object({ label: z.string(), range })),
});

/** A socket as it is pinned and compared. */
export const boundSocket: z.ZodMiniType<BoundSocket> = z.object({
	uri: z.string(),
	range,
	summary: z.string(),
	expression: z.string(),
	functionName: z.string(),
	targets: z.array(target),
	model,
	protocol,
	sharingOption: knownOption,
	options: z.array(tableOption),
	addresses: z.array(z.enum(['wildcard', 'specific'])),
	addressText: z.string(),
	dualStack: z.boolean(),
	port: z.discriminatedUnion('kind', [
		z.object({ kind: z.literal('number'), value: natural }),
		z.object({ kind: z.literal('ephemeral') }),
		z.object({ kind: z.literal('symbol'), text: z.string() }),
		z.object({ kind: z.literal('unknown') }),
	]),
	descriptor,
	role: z.nullable(socketRole),
	described: z.nullable(bindDescription),
});

const details: z.ZodMiniType<SocketDetails> = z.object({
	line: texts,
	parties: z.array(party),
	likely: z.array(likely),
	whatIf: z.array(whatIf),
	fixes: z.array(fix),
	source: z.string(),
	bound: z.nullable(boundSocket),
});

/** What the panel shows besides the sockets and the table. */
export const panelContent: z.ZodMiniType<PanelContent> = z.object({
	chosen: z.int(),
	places: z.array(z.object({ id: z.string(), position })),
	details: z.nullable(details),
	notices: z.array(notice),
	markdown: z.string(),
});

/** The answer to `bindsight/meetingSockets`. */
export const meetingSocketsAnswer: z.ZodMiniType<MeetingSocketsAnswer> = z.object({
	version: z.number(),
	sockets: z.array(
		z.object({
			...meeting,
			uri: z.string(),
			range,
			summary: z.string(),
			place: z.string(),
			cells: z.array(cellPlace),
			samePort: z.enum(['yes', 'maybe']),
		}),
	),
	more: natural,
});

const comparedCase: z.ZodMiniType<ComparedCase> = z.object({
	...meeting,
	condition: z.string(),
	first: bindDescription,
	second: bindDescription,
	cell: z.nullable(cellPlace),
});

/** The answer to `bindsight/compareSockets`. */
export const compareSocketsAnswer: z.ZodMiniType<CompareSocketsAnswer> = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('compared'),
		one: boundSocket,
		other: boundSocket,
		model,
		modelTitle: z.string(),
		account,
		orders: z.array(
			z.object({
				first: z.enum(['one', 'other']),
				title: z.string(),
				headline: z.string(),
				meets: z.boolean(),
				cases: z.array(comparedCase),
			}),
		),
		notes: texts,
		markdown: z.string(),
	}),
	z.object({ state: z.literal('missing'), which: z.enum(['one', 'other']), message: z.string() }),
]);
