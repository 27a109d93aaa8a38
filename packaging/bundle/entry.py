"""Where the bundled program begins."""

from copilot.__main__ import main

main()
