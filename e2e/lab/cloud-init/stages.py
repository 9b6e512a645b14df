# Runs stages of the real cloud-init, one for each line of the standard input (`init`, `modules --mode=final`), each in a
# process of its own that is forked when its modules are loaded: loading them takes longer than a stage. Answers with the
# exit code of each on its third descriptor; what stages print goes where the first two lead.
import os
import sys

from cloudinit.cmd.main import main

answers = os.fdopen(3, "w", buffering=1)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        answers.close()
        sys.argv = ["cloud-init", *line.split()]
        sys.exit(main())
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), file=answers)
