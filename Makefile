# make build      the tool, .build/release/layerslim
# make demo       fetch the sample stack for arm64, slim it, leave deployment/layers/lambda_layer_arm64.zip
# make test       everything that decides whether a change is good; what CI runs
# make test-arm64 slimmed arm64 layers in use, under a real arm64 Python (minutes: it is emulated); CI runs it after test
# make test-slow  the whole stack built here as in the container, numpy compiled from source included (a quarter of an hour)
# make bench      the tool against zip, du and a shell script doing the same
# make baselines  the sizes of the sample layers, as CI compares with them; after a wanted change of rules or pins
# make site       the documentation as plain HTML, .build/site; fails where a link leads nowhere
# make install    a release build with the Swift runtime inside to $(PREFIX)/bin, its manual page and shell completions
#                 to $(PREFIX)/share; `make man` and `make completions` leave the last two in .build/share
#
# Wheels, sample stacks and test environments are kept in LAYERSLIM_CACHE and made once.

SHELL := /bin/bash
PREFIX ?= /usr/local
LAYERSLIM_CACHE ?= $(HOME)/.cache/layerslim
export LAYERSLIM_CACHE

# The stacks live in a folder named by what they are made from, so that a changed pin makes new ones.
stack_sources := $(addprefix deployment/aws/,requirements.txt constraints.txt fetch_wheels.sh wheel_closure.py)
stacks := $(LAYERSLIM_CACHE)/stacks-$(shell cat $(stack_sources) | cksum | cut -d ' ' -f 1)

tool := .build/release/layerslim
layer := deployment/layers/lambda_layer_arm64.zip

.PHONY: build demo test test-arm64 test-slow bench baselines stacks lint static site man completions install clean bootstrap

build: bootstrap
	swift build -c release --product layerslim

bootstrap:
	@scripts/bootstrap.sh

demo: build deployment/build/python
	@mkdir -p $(dir $(layer))
	$(tool) apply rules/default.rules --tree deployment/build/python --target python3.12-arm64 -o $(layer)

deployment/build/python: $(stack_sources)
	deployment/aws/fetch_wheels.sh --arch arm64 --python 3.12 --output $@
	@touch $@

stacks: $(stacks)/arm64/python $(stacks)/x86_64/python
	@echo "export LAYERSLIM_STACKS=$(stacks)"

$(stacks)/%/python:
	deployment/aws/fetch_wheels.sh --arch $* --python 3.12 --output $@

lint: bootstrap
	scripts/lint.sh

test: stacks
	@scripts/bootstrap.sh --tests
	LAYERSLIM_STACKS=$(stacks) scripts/test.sh

test-arm64: build
	scripts/test_arm64.sh

test-slow: build stacks
	LAYERSLIM_STACKS=$(stacks) LAYERSLIM_PYTHON="$$(scripts/find_python.sh 3.12)" Tests/Slow/whole_stack.sh $(tool)

baselines: build stacks
	set -e; for arch in arm64 x86_64; do \
	    $(tool) apply deployment/aws/sample.rules --tree $(stacks)/$$arch/python --target python3.12-$$arch \
	        -o .build/sample-$$arch.zip > /dev/null; \
	    $(tool) baseline write .build/sample-$$arch.zip -o deployment/aws/baseline-$$arch.json; \
	done

bench: build stacks
	"$$(scripts/find_python.sh 3.12)" scripts/bench.py $(tool) $(stacks)/x86_64/python

# A folder of its own: the flag changes every compiler call, and the build for tests would start over each time.
static := .build/static/release/layerslim
share := .build/share
# Without its symbols the program has 23 MB instead of 55.
static: bootstrap
	swift build -c release --static-swift-stdlib --product layerslim --scratch-path .build/static \
	    $(if $(filter Linux,$(shell uname -s)),-Xlinker -s)

man: build
	@mkdir -p $(share)/man/man1
	python3 scripts/manual.py $(tool) > $(share)/man/man1/layerslim.1

completions: build
	scripts/completions.sh $(tool) $(share)

site:
	"$$(scripts/oracle_venv.sh site)" scripts/site.py . .build/site

install: static
	scripts/install.sh $(static) "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf .build deployment/build deployment/layers
