# Two commands for a newcomer: make demo, make test. Both set everything up and ask nothing.

# As the command sets it for itself: a comment's vectors are small, and several threads only wait for each other.
export OPENBLAS_NUM_THREADS ?= 1

VENV   := .venv
PY     := $(VENV)/bin/python
LOCKS  := packaging/locks
# Qt's own libraries are in the Python package; these are the system's that it stands on.
DEBIAN := libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 \
          libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
          libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libx11-xcb1 fonts-noto-color-emoji
# What makes the beginning of an AppImage, and the image behind it.
RUNTIME := gcc libc6-dev libsquashfuse-dev libzstd-dev zlib1g-dev squashfs-tools

.PHONY: help setup dev demo simulate soak test coverage check audit bench bench-windows bench-language screenshots bundle try-bundle \
        translations lock clean

help:  ## What can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(VENV)/.setup  ## Everything to run the app: .venv/bin/live-copilot

dev: $(VENV)/.dev  ## Everything to work on it

$(VENV)/.setup: packaging/debian.sh packaging/setup.sh $(LOCKS)/runtime.txt pyproject.toml
	@sh packaging/debian.sh $(DEBIAN)
	@sh packaging/setup.sh "$(VENV)" "$(LOCKS)/runtime.txt"
	@touch $@

$(VENV)/.dev: $(VENV)/.setup $(LOCKS)/dev.txt
	@sh packaging/debian.sh chromium xvfb xdotool openbox x11-xserver-utils $(RUNTIME)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCKS)/dev.txt
	@touch $@

demo: setup  ## The bundled live through the real pipeline, in a window or in the terminal
	@$(VENV)/bin/live-copilot demo --speed 20 --linger 15

simulate: dev  ## The app on all three platforms at once, simulated on this machine, with their faults
	@$(PY) -m tests.simulators $(ARGS)

test: dev  ## All tests
	@$(PY) -m pytest -n auto --dist loadfile

coverage: $(VENV)/.train  ## Which branches of the inner rooms no test runs; there must be none
	@$(PY) -m pytest -n auto --dist loadfile --cov --cov-report=term --cov-fail-under=100 \
	  tests/answers tests/domain tests/grouping tests/language tests/storage tests/console/test_protocol.py \
	  $(addprefix tests/test_,$(addsuffix .py,contacts deletions engine intake late_names orderbook people pipeline \
	    rephrasing shopwatch teaching))

$(VENV)/.train: $(VENV)/.dev
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	@touch $@

check: dev  ## Lint, types on every system, the direction of imports
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@for system in linux win32 darwin; do \
	  $(VENV)/bin/mypy --platform $$system --cache-dir .mypy_cache/$$system || exit 1; done
	@$(VENV)/bin/lint-imports --no-logo 2>/dev/null || $(VENV)/bin/lint-imports

soak: dev  ## Twelve hours of all platforms with faults, in 48 minutes (SHORT=1: the first of them, in 5 minutes)
	@$(PY) -m tests.benchmarks.endurance $(if $(SHORT),--minutes 5) $(ARGS)

audit: $(VENV)/.audit/bin/pip-audit  ## Ask for known holes in every locked package; needs the network, says so without
	@$(PY) packaging/audit.py $< $(LOCKS)

$(VENV)/.audit/bin/pip-audit: | $(VENV)/.setup
	@$(PY) -m venv $(VENV)/.audit
	@$(VENV)/.audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit

bench: dev  ## How fast it is, in one table, beside others (ARGS=--quick for a first look)
	@$(PY) -m tests.benchmarks.bench $(ARGS)

bench-windows: dev  ## What the windows cost in memory, processor and smoothness (ARGS="--minutes 5")
	@$(PY) -m tests.benchmarks.windows $(ARGS)

bench-language: $(VENV)/.bench  ## How well it groups, beside others (ARGS=--quick for a first look)
	@$(PY) -m pytest --quiet tests/benchmarks/language
	@$(PY) -m tests.benchmarks.language $(ARGS)

$(VENV)/.bench: $(VENV)/.dev $(LOCKS)/bench.txt
	@$(PY) -m tests.benchmarks.language.install
	@touch $@

bundle:  ## The app for others' computers: dist/*.deb, dist/*.AppImage
	@sh packaging/linux/bundle.sh $(DEBIAN) $(RUNTIME)

try-bundle:  ## Start the bundle on a bare Debian without Python, and take pictures of it (as root)
	@sh packaging/linux/try.sh

screenshots: setup  ## Pictures of all windows and states; the best of them are the README's
	@$(PY) packaging/screenshots.py build/screenshots

translations: dev  ## Bring the texts of the windows and their translations together
	@$(PY) packaging/translations.py

lock:  ## Choose the newest versions that pyproject.toml allows
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links pyproject.toml --output-file $(LOCKS)/runtime.txt
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --constraint $(LOCKS)/runtime.txt --group dev pyproject.toml --output-file $(LOCKS)/dev.txt
	@$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --constraint $(LOCKS)/dev.txt --group bundle pyproject.toml --output-file $(LOCKS)/bundle.txt
	@$(PY) -m uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --constraint $(LOCKS)/dev.txt --override $(LOCKS)/bench.overrides.txt --group bench \
	  --output-file $(LOCKS)/bench.txt
	@sed -i.old "/'never'/d" $(LOCKS)/bench.txt && rm $(LOCKS)/bench.txt.old

clean:  ## Remove what was made here
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
