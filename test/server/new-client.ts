import { afterEach } from 'vitest';
import { type LanguageClient, startServer } from './language-client.js';

const clients: LanguageClient[] = [];

afterEach(() => {
	for (const client of clients.splice(0)) {
		client.connection.dispose();
		client.process.kill();
	}
});

/** A client of a server of its own, both gone after the test. */
export function newClient(...how: Parameters<typeof startServer>): LanguageClient {
	const client = startServer(...how);
	clients.push(client);
	return client;
}
