# Runs stages of the real cloud-init. Loading its modules takes longer than a stage, so one Python loads them once: for each
# boot, a line `PID WORK` of the pipe named by its argument, it forks a process that enters the namespaces of PID and
# WORK/node as its root. That one forks a process of its own for each stage, a line of WORK/asks (`init`, `modules
# --mode=final`), and answers with its exit code in WORK/answers; what stages print goes to WORK/out/console.
import ctypes
import gc
import os
import signal
import sys

import cloudinit.distros.debian
import cloudinit.sources.DataSourceEc2
from cloudinit.cmd.main import main

NAMESPACES = "mnt", "pid", "net", "uts", "ipc"
libc = ctypes.CDLL(None, use_errno=True)


def enter(pid, work):
    doors = [os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY | os.O_CLOEXEC) for name in NAMESPACES]
    for door in doors:
        if libc.setns(door, 0) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        os.close(door)
    os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
    console = os.open(f"{work}/out/console", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(console, 1)
    os.dup2(console, 2)
    os.close(console)
    pipes = open(f"{work}/asks"), open(f"{work}/answers", "w", buffering=1)
    os.chroot(f"{work}/node")
    os.chdir("/")
    return pipes


def serve(pid, work):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asks, answers = enter(pid, work)
    for line in asks:
        child = os.fork()
        if child == 0:
            answers.close()
            sys.argv = ["cloud-init", *line.split()]
            sys.exit(main())
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers)


boots = open(sys.argv[1], "r+b", buffering=0)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
gc.freeze()
print("ready", flush=True)
while line := boots.readline():
    if os.fork() == 0:
        boots.close()
        serve(*line.decode().split())
        sys.exit()
