/*
 * Wrong: SO_REUSEADDR on a receiver of unicast datagrams. Any driver or program that sets it too can bind port 5150 as
 * well, and which of the two gets a datagram is undefined.
 */
#include <ntddk.h>
#include <wsk.h>

static IO_COMPLETION_ROUTINE CallCompleted;

static NTSTATUS NTAPI CallCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
	UNREFERENCED_PARAMETER(DeviceObject);
	UNREFERENCED_PARAMETER(Irp);
	KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
	/* The IRP is ours: the I/O manager must not free it. */
	return STATUS_MORE_PROCESSING_REQUIRED;
}

/* Makes the IRP ready for the next call. */
static VOID PrepareIrp(PIRP Irp, PKEVENT Done)
{
	KeClearEvent(Done);
	IoReuseIrp(Irp, STATUS_UNSUCCESSFUL);
	IoSetCompletionRoutine(Irp, CallCompleted, Done, TRUE, TRUE, TRUE);
}

/* The final status of a call, from what it returned. PASSIVE_LEVEL only: it waits. */
static NTSTATUS FinalStatus(NTSTATUS Status, PIRP Irp, PKEVENT Done)
{
	if (Status == STATUS_PENDING) {
		KeWaitForSingleObject(Done, Executive, KernelMode, FALSE, NULL);
		Status = Irp->IoStatus.Status;
	}
	return Status;
}

NTSTATUS OpenReceiver(const WSK_PROVIDER_NPI *Provider, PWSK_SOCKET *Socket)
{
	KEVENT done;
	PIRP irp;
	PWSK_SOCKET socket;
	const WSK_PROVIDER_DATAGRAM_DISPATCH *dispatch;
	SOCKADDR_IN local = {0};
	ULONG reuse = 1;
	NTSTATUS status;

	KeInitializeEvent(&done, SynchronizationEvent, FALSE);
	irp = IoAllocateIrp(1, FALSE);
	if (irp == NULL)
		return STATUS_INSUFFICIENT_RESOURCES;

	PrepareIrp(irp, &done);
	status = Provider->Dispatch->WskSocket(Provider->Client, AF_INET, SOCK_DGRAM, IPPROTO_UDP,
					       WSK_FLAG_DATAGRAM_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
	status = FinalStatus(status, irp, &done);
	if (!NT_SUCCESS(status))
		goto Exit;
	socket = (PWSK_SOCKET)irp->IoStatus.Information;
	dispatch = socket->Dispatch;

	PrepareIrp(irp, &done);
	status = dispatch->WskControlSocket(socket, WskSetOption, SO_REUSEADDR, SOL_SOCKET, sizeof(reuse),
					    &reuse, 0, NULL, NULL, irp);
	status = FinalStatus(status, irp, &done);
	if (!NT_SUCCESS(status))
		goto Close;

	local.sin_family = AF_INET;
	local.sin_port = RtlUshortByteSwap(5150);
	local.sin_addr.s_addr = INADDR_ANY;
	PrepareIrp(irp, &done);
	status = dispatch->WskBind(socket, (PSOCKADDR)&local, 0, irp);
	status = FinalStatus(status, irp, &done);
	if (!NT_SUCCESS(status))
		goto Close;

	*Socket = socket;
	goto Exit;

Close:
	PrepareIrp(irp, &done);
	FinalStatus(((PWSK_PROVIDER_BASIC_DISPATCH)socket->Dispatch)->WskCloseSocket(socket, irp), irp, &done);
Exit:
	IoFreeIrp(irp);
	return status;
}
