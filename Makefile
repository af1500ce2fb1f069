# Everything that is done to the project by hand is a target here; README.md has the same commands for Windows.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup run test lint format bench eval quality proof chaos screenshots translations package clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $@

run: setup
	$(BIN)/precis demo

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadgroup

lint: setup
	$(BIN)/ruff check desktop tests
	$(BIN)/ruff format --check desktop tests
	$(BIN)/lint-imports
	$(BIN)/pyright

format: setup
	$(BIN)/ruff check --fix desktop tests
	$(BIN)/ruff format desktop tests

# BENCH="--quick" trims sizes, "--resume" leaves out what ended well on this commit, "--list" says what there is.
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench]"
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench $(if $(QUICK),--quick) $(BENCH)

eval: setup
	$(BIN)/python -m tests.evals.gate

quality: setup
	$(BIN)/python -m tests.bench.embedded_quality
	$(BIN)/python -m tests.bench.redaction_quality
	$(BIN)/python -m tests.bench.trust_fit
	$(BIN)/python -m tests.bench.trust_injected report
	$(BIN)/python -m tests.bench.label_calibration

# One at a time, so that measured times mean something; each is named with its time. PROOF="tests/gateway" runs a part.
proof: setup
	QT_QPA_PLATFORM=offscreen PRECIS_PROOF=1 $(BIN)/python -m pytest -m "proof or e2e" -n 0 --timeout 3600 -v -rA --durations 0 $(PROOF)

# A new seed each time; CHAOS="--seed 7 --episodes 30" replays a run.
chaos: setup
	$(BIN)/python -m tests.chaos $(CHAOS)

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.ui.screenshots

# Collects the texts of the window into resources/translations/*.ts, says how many lack a translation, compiles *.qm.
translations: setup
	$(BIN)/python -m tests.ui.translations

# The program's folder with its own self-test; on Linux also build/Precis.AppDir (tested, too) and build/precis.deb.
package: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[package]"
	$(BIN)/python packaging/small_numpy.py build/numpy
	PYTHONPATH=build/numpy $(BIN)/pyinstaller --noconfirm --log-level ERROR packaging/precis.spec
	$(BIN)/python packaging/weigh.py dist/precis
	dist/precis/precis self-test
ifeq ($(shell uname -s),Linux)
	$(BIN)/python packaging/linux/tree.py dist/precis build/Precis.AppDir --appimage
	build/Precis.AppDir/AppRun self-test
	! command -v dpkg-deb >/dev/null || $(BIN)/python packaging/linux/tree.py dist/precis build/precis
	! command -v desktop-file-validate >/dev/null || desktop-file-validate packaging/linux/*.desktop
	! command -v appstreamcli >/dev/null || appstreamcli validate --no-net packaging/linux/*.metainfo.xml
endif

clean:
	rm -rf $(VENV) build dist
