import { describe, expect, it } from 'vitest';
import type { Message } from 'vscode-languageserver';
import { inOrder } from '../../../server/src/lsp/files-through-client.js';

/** Messages through the strategy; `wait:` names those for which something has to be done first. */
function handling() {
	const handled: string[] = [];
	const begun: string[] = [];
	const finish = new Map<string, () => void>();
	const strategy = inOrder((message) => {
		const { method } = message as { method?: string } & Message;
		if (!method?.startsWith('wait:')) {
			return undefined;
		}
		begun.push(method);
		return new Promise<void>((resolve) => finish.set(method, resolve));
	});
	const handle = (message: object) =>
		void strategy.handleMessage(message as Message, (each) => {
			handled.push((each as { method?: string }).method ?? 'an answer');
		});
	const settle = async (method: string) => {
		finish.get(method)?.();
		await new Promise(setImmediate);
	};
	return { handled, begun, handle, settle };
}

describe('messages', () => {
	it('are handled at once where nothing has to be done before them', () => {
		const { handled, handle } = handling();
		handle({ method: 'one' });
		handle({ method: 'two' });
		expect(handled).toEqual(['one', 'two']);
	});

	it('wait for those before them, and keep their order', async () => {
		const { handled, begun, handle, settle } = handling();
		for (const method of ['wait:one', 'two', 'wait:three', 'four']) {
			handle({ method });
		}
		expect(handled).toEqual([]);
		await settle('wait:one');
		expect(handled).toEqual(['wait:one', 'two']);
		expect(begun).toEqual(['wait:one', 'wait:three']);
		await settle('wait:three');
		expect(handled).toEqual(['wait:one', 'two', 'wait:three', 'four']);
		handle({ method: 'five' });
		expect(handled.at(-1)).toBe('five');
	});

	it('that are answers to our own requests wait for nothing', () => {
		const { handled, handle } = handling();
		handle({ method: 'wait:one' });
		handle({ id: 1, result: [] });
		expect(handled).toEqual(['an answer']);
	});

	it('are handled where what had to be done before them failed', async () => {
		const handled: Message[] = [];
		const strategy = inOrder(() => Promise.reject(new Error('unreadable')));
		await strategy.handleMessage({ jsonrpc: '2.0', method: 'one' } as Message, (message) => void handled.push(message));
		expect(handled).toHaveLength(1);
	});
});
