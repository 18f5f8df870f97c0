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

describe('a flag in a structure behind a pointer', () => {
	it('may be another one after a function in another file was given the pointer', () => {
		checkBinds(
			`
			void f(struct server *self, struct sockaddr *sa) {
				int on = 1;
				SOCKET s;
				if (self == NULL) return;
				self->reuse = 0;
				read_settings(self);
				s = socket(AF_INET, SOCK_STREAM, 0);
				if (self->reuse > 0) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, sa, 16);
			}`,
			'9 bind none|reuse unknown:?',
		);
	});

	it('stays where nobody is given the pointer', () => {
		checkBinds(
			`
			void f(struct server *self, struct sockaddr *sa) {
				int on = 1;
				SOCKET s;
				self->reuse = 0;
				read_settings();
				s = socket(AF_INET, SOCK_STREAM, 0);
				if (self->reuse > 0) setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
				bind(s, sa, 16);
			}`,
			'8 bind none unknown:?',
		);
	});
});
