import { describe, it } from 'vitest';
import { checkBinds } from './describe-sockets.js';

describe('an option whose failure is only logged', () => {
	it('may be off in the first round of a loop that sets it behind the bind', () => {
		checkBinds(
			`
			void f(struct sockaddr *sa, int rounds) {
				int on = 1;
				int s = socket(AF_INET, SOCK_STREAM, 0);
				while (rounds--) {
					if (bind(s, sa, 16) == 0) return;
					if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0)
						perror("setsockopt");
				}
			}`,
			'5 bind none|reuse unknown:?',
			{ target: 'posix' },
		);
	});
});
