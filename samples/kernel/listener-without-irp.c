/*
 * Wrong: SO_EXCLUSIVEADDRUSE needs an IRP, and here is none. SO_WSK_EVENT_CALLBACK may go without one, which is how
 * this comes about.
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

NTSTATUS OpenListener(const WSK_PROVIDER_NPI *Provider, PWSK_SOCKET *Socket)
{
	KEVENT done;
	PIRP irp;
	PWSK_SOCKET socket;
	SOCKADDR_IN local = {0};
	ULONG exclusive = 1;
	NTSTATUS status;

	KeInitializeEvent(&done, SynchronizationEvent, FALSE);
	irp = IoAllocateIrp(1, FALSE);
	if (irp == NULL)
		return STATUS_INSUFFICIENT_RESOURCES;

	PrepareIrp(irp, &done);
	status = Provider->Dispatch->WskSocket(Provider->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP,
					       WSK_FLAG_LISTEN_SOCKET, NULL, NULL, NULL, NULL, NULL, irp);
	status = FinalStatus(status, irp, &done);
	if (!NT_SUCCESS(status))
		goto Exit;
	socket = (PWSK_SOCKET)irp->IoStatus.Information;

	status = ((PWSK_PROVIDER_LISTEN_DISPATCH)socket->Dispatch)
			 ->WskControlSocket(socket, WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(exclusive),
					    &exclusive, 0, NULL, NULL, NULL);
	if (!NT_SUCCESS(status))
		goto Close;

	local.sin_family = AF_INET;
	local.sin_port = RtlUshortByteSwap(5150);
	local.sin_addr.s_addr = INADDR_ANY;
	PrepareIrp(irp, &done);
	status = ((PWSK_PROVIDER_LISTEN_DISPATCH)socket->Dispatch)->WskBind(socket, (PSOCKADDR)&local, 0, irp);
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
