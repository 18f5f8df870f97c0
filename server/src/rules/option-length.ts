import type { Fix } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { type Bytes, bytesOfLength, bytesOfType, type OptionCall, optionCalls } from './option-arguments.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, isSharedWithPosix } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const optionLength: Rule = {
	name: 'option-length',
	severity: 'warning',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.optionLength.summary' },
	fix: { id: 'rules.optionLength.fix' },
	sources: [
		'Microsoft Learn, Win32: SOL_SOCKET socket options',
		'Wine, dlls/ws2_32/tests/sock.c, test_set_getsockopt (run on Windows: 0, 1, 2 and 4 bytes are taken for a boolean)',
		'Linux 6.18, measured: a length below 4 fails with EINVAL',
	],
	*check(context) {
		for (const call of optionCalls(context)) {
			const wrong = wrongLength(call);
			if (wrong) {
				yield findingFor(context, call, wrong);
			}
		}
	},
};

interface WrongLength {
	kind: 'pointer' | 'short' | 'long';
	message: Message;
}

/** What Winsock takes for an option that is on or off, undocumented, besides the four bytes. */
const TAKEN_BY_WINDOWS: readonly number[] = [0, 1, 2];

function wrongLength(call: OptionCall): WrongLength | undefined {
	const bytes = bytesOfLength(call.length, call.event);
	const isNoAddress = call.value.value !== undefined;
	return call.shape === 'timeval' || isNoAddress || !bytes
		? undefined
		: (pointerLength(call) ?? shortLength(call, bytes) ?? longLength(call, bytes));
}

/** `sizeof p`, where p points to the value. */
function pointerLength({ value, length, option }: OptionCall): WrongLength | undefined {
	const isPointer = /\*$/.test(length.sizeOf ?? '') && length.sizeOf === value.declaredType;
	const message = { id: 'rules.optionLength.pointer', args: { type: length.sizeOf ?? '', option } };
	return isPointer ? { kind: 'pointer', message } : undefined;
}

function shortLength({ event, option, shape }: OptionCall, bytes: Bytes): WrongLength | undefined {
	if (bytes[0] >= 4 || bytes[1] >= 4) {
		return undefined;
	}
	// The code of some POSIX systems only may well be that of those which take a single byte.
	if (event.target === 'posix' && event.unknownRegions.length > 0) {
		return undefined;
	}
	const isTaken = event.target === 'windows' && shape === 'boolean' && TAKEN_BY_WINDOWS.includes(bytes[0]);
	const effect = event.target === 'posix' ? 'posix' : isTaken ? 'taken' : 'windows';
	return { kind: 'short', message: { id: 'rules.optionLength.short', args: { bytes: bytes[0], option, effect } } };
}

/** More than the variable has. */
function longLength({ value, event, option }: OptionCall, bytes: Bytes): WrongLength | undefined {
	const { pointsTo } = value;
	const size = pointsTo && pointsTo.type !== '' ? bytesOfType(pointsTo.type, event.target) : undefined;
	const isLonger = size !== undefined && size[0] < bytes[0] && size[1] < bytes[1];
	const message = {
		id: 'rules.optionLength.long',
		args: { bytes: bytes[1], size: size?.[1] ?? 0, name: pointsTo?.expression ?? '', option },
	};
	return isLonger ? { kind: 'long', message } : undefined;
}

function findingFor(context: RuleContext, call: OptionCall, wrong: WrongLength): TargetFinding {
	const { event, length } = call;
	const fails = wrong.kind === 'short' && wrong.message.args?.effect === 'posix';
	return {
		severity: severityFor(fails ? 'error' : 'warning', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: length.span,
		message: wrong.message,
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode ? [] : fixesFor(context, call, wrong),
	};
}

/** The length of the variable, where that is what the option wants. */
function fixesFor(context: RuleContext, call: OptionCall, { kind }: WrongLength): Fix[] {
	const { event, option, value, length } = call;
	const written = context.text.slice(value.span.start, value.span.end);
	const variable = /&[ \t\r\n]*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)[ \t\r\n]*\)?$/.exec(written)?.[1];
	const pointer = /(?:^|\))[ \t\r\n]*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)$/.exec(written)?.[1];
	const subject =
		kind === 'pointer' && pointer !== undefined
			? { name: `*${pointer}`, type: (value.declaredType ?? '').replace(/(?<!\s)\s*\*$/, '') }
			: variable !== undefined && value.pointsTo
				? { name: variable, type: value.pointsTo.type }
				: undefined;
	const bytes = subject && bytesOfType(subject.type, event.target);
	if (!subject || bytes?.[0] !== 4 || bytes[1] !== 4 || !wouldHelp(context, event, option)) {
		return [];
	}
	const newText = `sizeof(${subject.name})`;
	const title = { id: 'rules.optionLength.mend', args: { length: newText } };
	return [{ title, safe: meansTheSame(context, call, kind), edits: [{ span: length.span, newText }] }];
}

/** Windows takes the first byte of a small number for the number. */
function meansTheSame(context: RuleContext, { event, shape }: OptionCall, kind: WrongLength['kind']): boolean {
	const isSmall = event.value !== undefined && event.value >= 0 && event.value < 0x80;
	const isShort = kind === 'short' && event.argumentFacts[4]?.value !== 0;
	return (
		isShort && shape === 'boolean' && isSmall && event.target === 'windows' && !isSharedWithPosix(context, event.span)
	);
}
