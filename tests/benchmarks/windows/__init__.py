"""What the windows cost: memory, processor, frames and blocks of Qt's thread while comments arrive.

Usage: python -m tests.benchmarks.windows [--minutes 20] [--rate 20] [--start-only]

Two processes play the same stream of comments in real time through the real pipeline and session file: one
without windows (the core), one with the control window and the overlay as a presenter has them, motion and
all, who marks a card answered every so often. What the second needs beyond the first is what the windows cost.

Blocks are looked for by a watchdog on Qt's thread, a timer that should ring every 8 ms. How late it rings is
how long a key press would have waited. Time in which the kernel gave the processor to other programs
(`/proc/thread-self/schedstat`) is not counted, waiting for Python's lock is. The watchdog itself costs something:
it works in every other quarter of a minute, and the processor is counted in the quarters between. The start is
measured from outside: from the start of the command to the moment when the X server has the window mapped.
"""
