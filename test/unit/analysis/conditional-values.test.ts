import { describe, it } from 'vitest';
import { checkBinds } from './describe-sockets.js';

describe('a value that ?: chooses', () => {
	it('is the one that the condition chooses where the code shows it', () => {
		checkBinds(
			`
			void f(struct sockaddr *sa) {
				int on = 1;
				int reuse = 0;
				SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
				setsockopt(s, SOL_SOCKET, reuse ? SO_REUSEADDR : SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
				bind(s, sa, 16);
			}`,
			'6 bind exclusive unknown:?',
		);
	});
});
