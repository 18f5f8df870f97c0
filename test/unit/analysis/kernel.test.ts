import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds, checkSockets } from './describe-sockets.js';

const KERNEL = { target: 'windows-kernel' } as const;

const MAKE = `
	client->Dispatch->WskSocket(client->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP, WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
	KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
	PWSK_SOCKET s = (PWSK_SOCKET)irp->IoStatus.Information;`;

describe('Winsock Kernel sockets', () => {
	it('follows a socket from WskSocket through its IRP to its close', () => {
		checkSockets(
			`
			NTSTATUS f(PWSK_PROVIDER_NPI client, PIRP irp, struct ctx *ctx) { KEVENT done; SOCKADDR_IN a = { 0 };${MAKE}
				const WSK_PROVIDER_LISTEN_DISPATCH *d = (const WSK_PROVIDER_LISTEN_DISPATCH *)s->Dispatch;
				ctx->option = 1;
				d->WskControlSocket(s, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(ULONG), &ctx->option, 0, NULL, NULL, irp);
				a.sin_port = RtlUshortByteSwap(5150);
				NTSTATUS status = d->WskBind(s, (PSOCKADDR)&a, 0, irp);
				if (status == STATUS_PENDING) {
					KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
					status = irp->IoStatus.Status;
				}
				if (!NT_SUCCESS(status)) {
					d->WskCloseSocket(s, irp);
					return status;
				}
				return STATUS_SUCCESS;
			}`,
			`
			s in f: ipv4 stream listener
			  2 create
			  7 setOption SO_EXCLUSIVEADDRUSE=1
			  9 bind exclusive wildcard:5150
			  15 close`,
			KERNEL,
		);
	});

	it.each([
		['((PWSK_PROVIDER_LISTEN_DISPATCH)s->Dispatch)->WskBind(s, a, 0, irp)'],
		['((PWSK_PROVIDER_LISTEN_DISPATCH)(s->Dispatch))->\n\t\tWskBind(s, a, 0, irp)'],
		['dispatch.Listen.WskBind(s, a, 0, irp)'],
		['ctx->Dispatch->WskBind(s, a, 0, irp)'],
		['PFN_WSK_BIND bind_it = ctx->Dispatch->WskBind; bind_it(s, a, 0, irp)'],
		['PFN_WSK_BIND bind_it = ((PWSK_PROVIDER_LISTEN_DISPATCH)s->Dispatch)->WskBind; (*bind_it)(s, a, 0, irp)'],
		['WSK_BIND(s, a, irp)'],
	])('sees a bind through %s', (call) => {
		checkBinds(
			`#define WSK_BIND(s, a, irp) ((PWSK_PROVIDER_LISTEN_DISPATCH)(s)->Dispatch)->WskBind(s, a, 0, irp)
			NTSTATUS f(PWSK_PROVIDER_NPI client, PIRP irp, struct ctx *ctx, PSOCKADDR a) { KEVENT done;${MAKE}
				${call};
			}`,
			'6 bind none unknown:?',
			KERNEL,
		);
	});

	it('sees a bind in a lambda that is called, and in a method', () => {
		checkBinds(
			`NTSTATUS Server::open(PWSK_PROVIDER_NPI client, PIRP irp, PSOCKADDR a) { KEVENT done;${MAKE}
				auto bind_now = [&] { return static_cast<const WSK_PROVIDER_LISTEN_DISPATCH *>(s->Dispatch)->WskBind(s, a, 0, irp); };
				return bind_now();
			}`,
			'5 bind none unknown:?',
			{ ...KERNEL, language: 'cpp' },
		);
	});

	it('follows a socket that came from elsewhere through several lambdas, where nothing else calls', () => {
		checkSockets(
			`NTSTATUS f(PWSK_SOCKET s, const WSK_PROVIDER_LISTEN_DISPATCH *d, PSOCKADDR a, PIRP irp) {
				auto bind_it = [&] { return d->WskBind(s, a, 0, irp); };
				auto keep_it = [&](ULONG option) { return d->Basic.WskControlSocket(s, WskSetOption, option, SOL_SOCKET, 4, &on, 0, nullptr, nullptr, irp); };
				if (NTSTATUS status = bind_it(); !NT_SUCCESS(status))
					return status;
				return keep_it(SO_EXCLUSIVEADDRUSE);
			}`,
			`
			s in f: given unknown unknown
			  2 bind presumed-none unknown:?, bound maybe
			  3 setOption SO_EXCLUSIVEADDRUSE=?, bound yes`,
			{ ...KERNEL, language: 'cpp' },
		);
	});

	it('knows of a socket whose option is only read', () => {
		const { sockets } = factsOf(
			'void f(PWSK_SOCKET s) { d->WskControlSocket(s, WskGetOption, SO_REUSEADDR, SOL_SOCKET, 0, NULL, 4, &on, NULL, irp); }',
			{ targets: ['windows-kernel'] },
		);
		expect(sockets.map(({ events }) => events.map(({ kind }) => kind))).toEqual([['getOption']]);
	});

	it.each([
		['WSK_FLAG_BASIC_SOCKET', 'basic'],
		['WSK_FLAG_LISTEN_SOCKET', 'listening'],
		['WSK_FLAG_CONNECTION_SOCKET', 'connection-oriented'],
		['WSK_FLAG_DATAGRAM_SOCKET', 'datagram'],
		['WSK_FLAG_STREAM_SOCKET', 'stream'],
		['0', 'basic'],
		['flags', 'unknown'],
	])('reads the category that %s gives', (flags, category) => {
		const [socket] = factsOf(
			`void f(ULONG flags) { p->Dispatch->WskSocket(p->Client, AF_INET, 1, 6, ${flags}, NULL, NULL, NULL, NULL, NULL, irp); }`,
			{ targets: ['windows-kernel'] },
		).sockets;
		expect(socket).toMatchObject({ api: 'wsk', category });
	});

	it.each([
		['NULL, NULL, NULL', 'default', 'creator'],
		['NULL, NULL, descriptor', 'unknown', 'creator'],
		['NULL, NULL, &descriptor', 'custom', 'creator'],
		['IoGetRequestorProcess(request), NULL, NULL', 'default', 'given'],
	])('reads owner and descriptor of %s', (given, descriptor, owner) => {
		const [socket] = factsOf(
			`void f(PSECURITY_DESCRIPTOR descriptor) { p->Dispatch->WskSocket(p->Client, AF_INET, 1, 6, WSK_FLAG_LISTEN_SOCKET, NULL, NULL, ${given}, irp); }`,
			{ targets: ['windows-kernel'] },
		).sockets;
		expect(socket).toMatchObject({ descriptor, owner });
	});

	it('takes SO_WSK_SECURITY for a descriptor of its own', () => {
		const [socket] = factsOf(
			`void f(PIRP irp, struct ctx *ctx) { KEVENT done;${MAKE.replaceAll('client', 'ctx->client')}
				d->WskControlSocket(s, WskSetOption, SO_WSK_SECURITY, SOL_SOCKET, sizeof(PSECURITY_DESCRIPTOR), &ctx->sd, 0, NULL, NULL, irp);
			}`,
			{ targets: ['windows-kernel'] },
		).sockets;
		expect(socket).toMatchObject({ descriptor: 'custom' });
	});

	it('says that both options are on, where the documents are silent', () => {
		checkBinds(
			`void f(PIRP irp, PSOCKADDR a, struct ctx *ctx, PWSK_PROVIDER_NPI client) { KEVENT done;${MAKE}
				ctx->one = 1;
				d->WskControlSocket(s, WskSetOption, SO_REUSEADDR, SOL_SOCKET, sizeof(ULONG), &ctx->one, 0, NULL, NULL, irp);
				d->WskControlSocket(s, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(ULONG), &ctx->one, 0, NULL, NULL, irp);
				d->WskBind(s, a, 0, irp);
			}`,
			'8 bind both unknown:?',
			KERNEL,
		);
	});

	it('finds the socket behind a local IRP, and through a macro that is given the call', () => {
		checkBinds(
			`#define SYNCHRONOUS(irp, call, result) do { (result)->Status = (call); if ((result)->Status == STATUS_PENDING) KeWait(irp); (result)->Information = (irp)->IoStatus.Information; } while (0)
			void f(PSOCKADDR a) { struct irp I; IO_STATUS_BLOCK iosb; PIRP irp = IoAllocateIrp(1, FALSE);
				p->Dispatch->WskSocket(p->Client, AF_INET, SOCK_DGRAM, 17, WSK_FLAG_DATAGRAM_SOCKET, NULL, NULL, NULL, NULL, NULL, &I.Irp);
				PWSK_SOCKET s = (PWSK_SOCKET)I.Irp.IoStatus.Information;
				d->WskBind(s, a, 0, &I.Irp);
				SYNCHRONOUS(irp, p->Dispatch->WskSocket(p->Client, AF_INET, SOCK_STREAM, 6, WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp), &iosb);
				PWSK_SOCKET l = (PWSK_SOCKET)iosb.Information;
				SYNCHRONOUS(irp, d->WskBind(l, a, 0, irp), &iosb);
			}`,
			`
			5 bind none unknown:?
			8 bind none unknown:?`,
			KERNEL,
		);
	});

	it('takes what WskSocketConnect makes for connection-oriented, whose flags are 0', () => {
		const [socket] = factsOf(
			`void f(PIRP irp) { p->Dispatch->WskSocketConnect(p->Client, SOCK_STREAM, IPPROTO_TCP, a, b, 0, NULL, NULL, NULL, NULL, NULL, irp); }`,
			{ targets: ['windows-kernel'] },
		).sockets;
		expect(socket).toMatchObject({ category: 'connection-oriented' });
	});

	it('sees a call through the unnamed member of C and through its name in C++', () => {
		for (const [language, dispatch] of [
			['c', 'dispatch'],
			['cpp', 'dispatch->Basic.'],
			['cpp', 'static_cast<const WSK_PROVIDER_LISTEN_DISPATCH *>(s->Dispatch)->Basic.'],
		] as const) {
			const call = `${dispatch.endsWith('.') ? dispatch : `${dispatch}->`}WskControlSocket(s, WskSetOption, SO_REUSEADDR, SOL_SOCKET, 4, &on, 0, NULL, NULL, irp)`;
			checkSockets(
				`void f(PWSK_SOCKET s, PIRP irp) { ULONG on = 1;\n\t${call};\n}`,
				`
				s in f: given unknown unknown
				  2 setOption SO_REUSEADDR=1, bound maybe`,
				{ ...KERNEL, language },
			);
		}
	});

	it('follows a socket into the completion routine of its IRP', () => {
		checkSockets(
			`
			NTSTATUS Made(PDEVICE_OBJECT device, PIRP Irp, PVOID Context) {
				struct ctx *ctx = (struct ctx *)Context;
				PWSK_SOCKET s = (PWSK_SOCKET)Irp->IoStatus.Information;
				ctx->d->WskBind(s, ctx->address, 0, ctx->other);
				return STATUS_MORE_PROCESSING_REQUIRED;
			}
			void f(PWSK_PROVIDER_NPI p, struct ctx *ctx, PIRP irp) {
				IoSetCompletionRoutine(irp, Made, ctx, TRUE, TRUE, TRUE);
				p->Dispatch->WskSocket(p->Client, AF_INET, SOCK_DGRAM, 17, WSK_FLAG_DATAGRAM_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
			}`,
			`
			s in Made: ipv4 datagram
			  4 bind none unknown:?
			  9 create`,
			KERNEL,
		);
	});

	it('knows that WskSocketConnect binds', () => {
		checkSockets(
			`void f(PIRP irp, struct ctx *ctx, PSOCKADDR a) {
				p->Dispatch->WskSocketConnect(p->Client, SOCK_STREAM, IPPROTO_TCP, a, a, 0, NULL, NULL, NULL, NULL, NULL, irp);
				ctx->s = (PWSK_SOCKET)irp->IoStatus.Information;
				d->WskControlSocket(ctx->s, WskSetOption, SO_REUSEADDR, SOL_SOCKET, sizeof(ULONG), &ctx->one, 0, NULL, NULL, irp);
			}`,
			`
			ctx->s in f: unknown stream client
			  2 create
			  2 bind none unknown:?
			  2 connect
			  4 setOption SO_REUSEADDR=?, bound yes`,
			KERNEL,
		);
	});

	it('takes Berkeley names that the file defines over Winsock Kernel for its own', () => {
		checkBinds(
			`static int bind(int s, struct sockaddr *a, int n) { return -1; }
			void f(struct sockaddr *a) { bind(1, a, 16); }
			void g(PWSK_SOCKET s, PSOCKADDR a, PIRP irp) { d->WskBind(s, a, 0, irp); }`,
			'3 bind presumed-none unknown:?, bound maybe',
			KERNEL,
		);
	});
});
