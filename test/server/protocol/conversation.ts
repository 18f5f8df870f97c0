import { METHODS, requestOf } from './declarations.js';
import type { RecordedMessage, Recording } from './recording.js';

/** What both sides may always say. */
const ANY_TIME = ['window/logMessage', 'window/showMessage', 'telemetry/event', '$/logTrace'];

/** What is wrong with a whole conversation, beyond the shape of each message. */
export function breaches(recording: Recording): string[] {
	return [
		...recording.flatMap((recorded) => breachesOf(recorded, recording)),
		...unannounced(recording),
		...outOfTurn(recording),
	];
}

function breachesOf(recorded: RecordedMessage, recording: Recording): string[] {
	const { from, message } = recorded;
	const { method, id, jsonrpc } = message;
	const found: string[] = jsonrpc === '2.0' ? [] : [`${method} is no JSON-RPC 2.0`];
	if (method === undefined && !requestOf(recorded, recording)) {
		found.push(`${from} answers ${id}, which nobody asked`);
	}
	if (method !== undefined && id !== undefined) {
		const answers = recording.filter(
			(other) => other.message.method === undefined && requestOf(other, recording) === recorded,
		);
		if (answers.length !== 1) {
			found.push(`${method} is answered ${answers.length} times`);
		}
	}
	const direction = METHODS.get(method ?? '')?.direction;
	if (direction && !direction.startsWith(from)) {
		found.push(`${method} comes from the ${from}`);
	}
	return [...found, ...wrongNumbers(message.params ?? message.result).map((number) => `${method} says ${number}`)];
}

/** Every number of the protocol that we use is an integer, and those of a position are not negative. */
function wrongNumbers(value: unknown, name = ''): string[] {
	if (typeof value === 'number') {
		const isWrong =
			!Number.isInteger(value) || (['line', 'character', 'version', 'percentage'].includes(name) && value < 0);
		return isWrong ? [`${name}: ${value}`] : [];
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([each, part]) => wrongNumbers(part, each))
		: [];
}

/** What the server sends though the client has not announced that it takes it. */
export function unannounced(recording: Recording): string[] {
	const asked = recording.find(({ message }) => message.method === 'initialize')?.message.params;
	const { capabilities } = asked as { capabilities: object };
	return recording
		.filter(({ from }) => from === 'server')
		.flatMap(({ message }) => {
			const needed = METHODS.get(message.method ?? '')?.clientCapability;
			return needed === undefined || at(capabilities, needed) ? [] : [`${message.method} without ${needed}`];
		});
}

function at(value: unknown, dotted: string): unknown {
	return dotted.split('.').reduce((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], value);
}

/** What the server says before it may. */
function outOfTurn(recording: Recording): string[] {
	const ready = recording.findIndex(
		(recorded) => recorded.from === 'server' && requestOf(recorded, recording)?.message.method === 'initialize',
	);
	const initialized = recording.findIndex(({ message }) => message.method === 'initialized');
	return recording.flatMap(({ from, message: { method, id } }, index) => {
		const tooEarly = index < ready || (index < initialized && id !== undefined);
		return from === 'server' && method !== undefined && tooEarly && !ANY_TIME.includes(method)
			? [`${method} comes too early`]
			: [];
	});
}
