import {
	type ConnectionStrategy,
	type DataCallback,
	type Disposable,
	ErrorCodes,
	LSPErrorCodes,
	Message,
	type MessageReader,
	type MessageWriter,
	type ResponseMessage,
} from 'vscode-languageserver';

/**
 * Reads the messages that the protocol allows at their time. Others are answered with its error, or dropped where they want no
 * answer: whatever comes before `initialize` and after `shutdown`, a second `initialize`, and what is no message at all.
 */
export function inProtocolOrder(reader: MessageReader, writer: MessageWriter): MessageReader {
	const order = new MessageOrder();
	return {
		onError: reader.onError,
		onClose: reader.onClose,
		onPartialMessage: reader.onPartialMessage,
		dispose: () => reader.dispose(),
		listen(callback: DataCallback): Disposable {
			return reader.listen((message) => {
				const verdict = order.verdictOn(message);
				if (verdict === 'pass') {
					callback(withoutNull(message));
				} else if (verdict !== 'drop') {
					// A client that is gone has asked for nothing.
					writer.write(refusal(message, verdict)).catch(() => undefined);
				}
			});
		},
	};
}

/** Answers requests that are cancelled before their turn has come: of a storm nothing is worked out for nobody. */
export const cancelledInTime: ConnectionStrategy = {
	cancelUndispatched(message) {
		// What these two change has been seen already.
		if (!Message.isRequest(message) || message.method === 'initialize' || message.method === 'shutdown') {
			return undefined;
		}
		const error = { code: LSPErrorCodes.RequestCancelled, message: 'Cancelled' };
		return { jsonrpc: '2.0', id: message.id, error };
	},
};

/** Parameters that are null are none: handlers take them apart. */
function withoutNull(message: Message): Message {
	return (message as { params?: unknown }).params === null ? ({ ...message, params: undefined } as Message) : message;
}

interface Refusal {
	code: number;
	message: string;
}

type Verdict = 'pass' | 'drop' | Refusal;

const NO_MESSAGE: Refusal = {
	code: ErrorCodes.InvalidRequest,
	message: 'This is no request, notification or response',
};
const TOO_EARLY: Refusal = { code: ErrorCodes.ServerNotInitialized, message: 'Before this comes initialize' };
const WITHOUT_PARAMETERS: Refusal = { code: ErrorCodes.InvalidParams, message: 'initialize has parameters' };
const AGAIN: Refusal = { code: ErrorCodes.InvalidRequest, message: 'initialize comes once' };
const TOO_LATE: Refusal = { code: ErrorCodes.InvalidRequest, message: 'After shutdown comes exit alone' };

/** Where in its life the server is, as far as messages tell. */
class MessageOrder {
	private stage: 'new' | 'running' | 'shut down' = 'new';

	verdictOn(message: Message | null): Verdict {
		if (typeof message !== 'object' || message === null || Array.isArray(message)) {
			return NO_MESSAGE;
		}
		if (Message.isRequest(message)) {
			return this.verdictOnRequest(message.method, message.params);
		}
		if (Message.isNotification(message) && !('id' in message)) {
			return this.verdictOnNotification(message.method, message.params);
		}
		// An answer that says nothing, whoever asked has to hear of.
		return 'id' in message && !('method' in message) ? 'pass' : NO_MESSAGE;
	}

	private verdictOnNotification(method: string, params: unknown): Verdict {
		if (method === 'exit') {
			return 'pass';
		}
		const isMeantForNone = method === '$/cancelRequest' && !isId((params as { id?: unknown } | null | undefined)?.id);
		return this.stage === 'running' && !isMeantForNone ? 'pass' : 'drop';
	}

	private verdictOnRequest(method: string, params: unknown): Verdict {
		if (this.stage === 'shut down') {
			return TOO_LATE;
		}
		if (this.stage === 'new') {
			return this.verdictOnFirst(method, params);
		}
		if (method === 'initialize') {
			return AGAIN;
		}
		if (method === 'shutdown') {
			this.stage = 'shut down';
		}
		return 'pass';
	}

	private verdictOnFirst(method: string, params: unknown): Verdict {
		if (method !== 'initialize') {
			return TOO_EARLY;
		}
		if (typeof params !== 'object' || params === null || Array.isArray(params)) {
			return WITHOUT_PARAMETERS;
		}
		this.stage = 'running';
		return 'pass';
	}
}

function refusal(message: Message | null, error: Refusal): ResponseMessage {
	const { id } = (message ?? {}) as { id?: unknown };
	return { jsonrpc: '2.0', id: isId(id) ? id : null, error };
}

function isId(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}
