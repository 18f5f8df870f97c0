import {
	AbstractMessageReader,
	type DataCallback,
	type Disposable,
	ErrorCodes,
	type Message,
	type MessageReader,
	type MessageWriter,
	type ResponseMessage,
} from 'vscode-languageserver';
import { FrameError, MessageFrames } from './message-frames.js';

/** The two ends of the pipe, and what writes messages to the client. */
export interface Stdio {
	stdin: NodeJS.ReadableStream;
	stdout: NodeJS.WritableStream;
	writer: MessageWriter;
}

/**
 * Reads the protocol from stdin. A body that is no JSON is answered with an error. Where the bytes are no frames, or the
 * client is gone, `ended` is called: nothing more can be read or said. What was said before has been written by then.
 */
export function stdioReader({ stdin, stdout, writer }: Stdio, ended: (reason?: string) => void): MessageReader {
	// Writing to a pipe that nobody reads any more is no error of ours.
	stdout.on('error', () => ended());
	stdin.on('error', () => ended());
	stdin.on('end', () => ended());
	stdin.on('close', () => ended());
	return new FrameReader(stdin, writer, ended);
}

class FrameReader extends AbstractMessageReader {
	private readonly frames = new MessageFrames();

	constructor(
		private readonly stdin: NodeJS.ReadableStream,
		private readonly writer: MessageWriter,
		private readonly ended: (reason: string) => void,
	) {
		super();
	}

	listen(callback: DataCallback): Disposable {
		const read = (chunk: Buffer) => {
			try {
				for (const body of this.frames.take(chunk)) {
					this.pass(body, callback);
				}
			} catch (error) {
				this.stdin.off('data', read);
				this.giveUp(error);
			}
		};
		this.stdin.on('data', read);
		return { dispose: () => this.stdin.off('data', read) };
	}

	private pass(body: Buffer, callback: DataCallback): void {
		let message: Message;
		try {
			message = JSON.parse(body.toString('utf8'));
		} catch {
			void this.refuse('a message is no JSON');
			return;
		}
		try {
			callback(message);
		} catch (error) {
			this.fireError(error);
		}
	}

	private giveUp(error: unknown): void {
		const reason = error instanceof FrameError ? error.message : String(error);
		void this.refuse(reason).then(() => this.ended(reason));
	}

	/** Nobody knows which message it is that is refused, so that the answer is to none. */
	private async refuse(reason: string): Promise<void> {
		const refusal: ResponseMessage = {
			jsonrpc: '2.0',
			id: null,
			error: { code: ErrorCodes.ParseError, message: reason },
		};
		await this.writer.write(refusal).catch(() => undefined);
	}
}
