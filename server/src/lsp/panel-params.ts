import * as z from 'zod';
import {
	COMPARE_SOCKETS_REQUEST,
	type CompareSocketsParams,
	MEETING_SOCKETS_REQUEST,
	type MeetingSocketsParams,
} from '../protocol/panel.js';
import type { BoundSocket } from '../protocol/ports.js';
import { bindDescriptionSchema, MODEL_NAMES } from '../resolver/question.js';
import { checked, natural, position, range, textDocument } from './checked-params.js';

const model = z.enum(MODEL_NAMES);
const option = z.enum(['none', 'reuse', 'exclusive']);
const kind = z.enum(['wildcard', 'specific']);

/** A socket that was pinned: what the server once answered, after it went through a client. */
const pinned: z.ZodType<BoundSocket> = z.object({
	uri: z.string(),
	range,
	summary: z.string(),
	expression: z.string(),
	functionName: z.string(),
	targets: z.array(z.enum(['windows', 'windows-kernel', 'posix'])),
	model,
	protocol: z.enum(['tcp', 'udp', 'unknown']),
	sharingOption: z.enum(['none', 'reuse', 'exclusive', 'both', 'unknown']),
	options: z.array(option).min(1),
	addresses: z.array(kind).min(1),
	addressText: z.string(),
	dualStack: z.boolean(),
	port: z.discriminatedUnion('kind', [
		z.object({ kind: z.literal('number'), value: natural.max(65535) }),
		z.object({ kind: z.literal('ephemeral') }),
		z.object({ kind: z.literal('symbol'), text: z.string() }),
		z.object({ kind: z.literal('unknown') }),
	]),
	descriptor: z.enum(['default', 'custom', 'unknown']),
	role: z
		.enum(['listener', 'client', 'accepted', 'datagram-receiver', 'multicast-receiver', 'broadcast', 'loopback-pair'])
		.nullable(),
	described: bindDescriptionSchema.nullable(),
});

const place = z.object({ textDocument, position, socket: z.string().optional() });
const asked = {
	model: model.optional(),
	account: z.enum(['same', 'different', 'unknown']).optional(),
};
const reference = z.union([z.object({ pinned }), place]);
const compareParams: z.ZodType<CompareSocketsParams> = z.object({ one: reference, other: reference, ...asked });
const meetingParams: z.ZodType<MeetingSocketsParams> = place.extend({
	...asked,
	role: z.enum(['first', 'second']).optional(),
});

/**
 * The parameters of `bindsight/compareSockets`, checked.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
export function checkCompareSocketsParams(given: unknown): CompareSocketsParams {
	return checked(compareParams, COMPARE_SOCKETS_REQUEST, given);
}

/**
 * The parameters of `bindsight/meetingSockets`, checked.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
export function checkMeetingSocketsParams(given: unknown): MeetingSocketsParams {
	return checked(meetingParams, MEETING_SOCKETS_REQUEST, given);
}
