# Every target first installs what it needs, unless it is installed already.
export PATH := $(CURDIR)/node_modules/.bin:$(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

.PHONY: new serve build gallery bench bench-peers budget check copy proof duties watch e2e engines heard soak lint test fuzz release reproduce shots press-pictures film cards schema trees transcripts licences clean

# Builds the page, unless dist/ was built from the current sources.
FRESH = node scripts/stamp.mjs check 2>/dev/null || scripts/release

# Serves the page with live reload at http://127.0.0.1:8080/.
serve: setup
	trunk serve

# Builds the page into dist/, ready for any web server under any path, with .br and .gz beside each text and wasm file.
build: setup
	scripts/release

# Renders every form of chart with extreme, invented figures into dist/gallery.html, which is not part of the page.
gallery: setup
	test -f dist/index.html || scripts/release
	cargo run --locked --features ssr --bin gongxiaomei -- gallery dist --out dist/gallery.html

# Measures the layout and painting of charts, natively and in headless Chromium, and the page beside its peers.
bench: setup-browser
	cargo bench --locked --features ssr --bench charts
	scripts/bench-browser
	$(MAKE) bench-peers

# Measures the page beside the same text and charts without scripts, and with seven chart libraries (`node benches/peers/main.mjs
# --write` writes docs/SPEED.md); the page with 10 and 100 times the charts; and its Lighthouse scores.
bench-peers: setup-bench
	scripts/release
	node benches/peers/main.mjs
	node benches/peers/scale.mjs
	node benches/peers/lighthouse.mjs

# Prints what a reader loads, raw and after brotli, with the budgets.
budget: build
	node scripts/budget.mjs

# To run before each commit, in less than a minute: formatting, warnings, and the tests that need no browser.
check: setup-check
	scripts/lint sources
	cargo test --locked --features ssr --lib --test native

# Begins the content of another city in the folder CITY, with every word of this one emptied; `gongxiaomei check` then asks for them.
new: setup
	cargo run --quiet --locked --features ssr --bin gongxiaomei -- new $(or $(CITY),$(error CITY names the new folder: make new CITY=shuishan))

# Runs the native tests whenever a source is saved, and shows changed stills beside the committed ones; `make watch FILTER=stills`
# runs only those with that in their names.
watch: setup-check
	node scripts/watch.mjs $(FILTER)

# Reviews how the texts of all editions are written, by docs/CONTENT.md#the-copy-check; fails if there is anything to say.
copy: setup-check
	cargo run --quiet --locked --features ssr --bin gongxiaomei -- copy

# Writes the proof sheet of the content, for three reviews and three proofs, into proof.html, to be printed on A4: docs/CONTENT.md.
# `make proof CONTENT=FILE` takes another content.
proof: setup-check
	cargo run --quiet --locked --features ssr --bin gongxiaomei -- proof --out proof.html $(if $(CONTENT),--content $(CONTENT))

# Reports on the duties of a government website, in Chinese, for its webmaster to hand in: duties/report.html. `make duties SITE=https://…`
# looks at the deployed page. docs/DUTIES.md says what is checked, and what the status means.
duties: setup-browser
	$(if $(SITE),,$(FRESH))
	node scripts/duties.mjs $(or $(SITE),dist)

# Tests the built page in Chromium and on web servers; `make e2e FILTER=axe` runs only the tests with that in their names.
e2e: setup-e2e
	$(FRESH)
	scripts/program
	scripts/run-tests e2e $(FILTER)

# The same in Chromium, Firefox and WebKitGTK, which has Safari's engine.
engines: setup-engines
	$(FRESH)
	scripts/run-tests engines $(FILTER)

# Listens to the built page with the screen reader Orca, in Firefox and Chromium, and with real voices. On Debian; `make soak` listens to
# more.
heard: setup-heard
	$(FRESH)
	scripts/run-tests heard $(FILTER)

# What takes long: the memory of a page that is open for hours, with all the repetitions in docs/HOLDS.md, more hostile addresses, and what
# Orca says in each edition and mode in both engines; and an editor's whole work with the press. About a quarter of an hour.
soak: setup-e2e setup-heard
	$(FRESH)
	SOAK=1 scripts/run-tests heard scenes:: --test-threads=2
	SOAK=1 scripts/run-tests e2e long:: host_script::frames hostile::whatever_an_address --nocapture
	SOAK=1 scripts/run-tests engines editors:: --test-threads=2

# Formatting, warnings, licences, advisories and other static checks: docs/SUPPLY.md.
lint: setup-lint
	scripts/lint

# All checks and tests.
test: setup-test
	scripts/test

# Fuzzing: `make fuzz` runs every target for a minute, `make fuzz TARGET=damaged SECONDS=600` one of them for ten. Input that breaks
# something is left in fuzz/artifacts; once that is fixed, move it to fuzz/found, where `make test` tries it.
TARGET ?= content damaged translation identity number text
SECONDS ?= 60
fuzz: setup-fuzz
	scripts/fuzz $(SECONDS) $(TARGET)

# Packs the built page, the command line, guides, server configurations, licences and a bill of materials into archives with checksums in
# release/. Fails if the advisory database cannot be fetched. RELEASE_KEY=FILE signs the release with the portal's key: docs/DEPLOY.md.
release: build setup-lint
	scripts/lint advisories release
	scripts/program
	node scripts/pack.mjs

# Checks that this commit is reproducible: builds a release here and in a fresh clone, and compares them byte for byte.
reproduce: setup
	scripts/reproduce

# Takes screenshots into shots/: at five widths, light and dark; at two of them also in high contrast, for elders and in English; and
# the printed pages.
shots: setup-browser
	$(FRESH)
	cargo run --locked --features ssr --example shots

# Takes the pictures of the press for its guide anew: docs/press-*.png.
press-pictures: setup-browser
	$(FRESH)
	cargo run --locked --features ssr --example press

# Takes film strips of the transitions between pictures into film/: on a phone and a desk, light and dark, step by step; film/index.html
# shows them.
film: setup-browser
	$(FRESH)
	cargo run --locked --features ssr --example film

# Draws the pictures for feeds and messengers in public/; look at them before you commit them.
cards: setup
	cargo run --quiet --locked --features ssr --bin gongxiaomei -- cards public

# Rewrites the accessibility trees in tests/snapshots/trees/; read the differences before you commit them.
trees: setup-browser
	$(FRESH)
	UPDATE_TREES=1 scripts/run-tests e2e tree::

# Rewrites what the screen reader Orca says of the page, tests/transcripts/; read the differences as a listener before you commit them.
transcripts: setup-heard
	$(FRESH)
	UPDATE_TRANSCRIPTS=1 scripts/run-tests heard scenes:: --test-threads=2

# Rewrites the JSON Schemas for text editors: of the content files, public/content/schema.json, and of the portal's file,
# public/identity.schema.json.
schema: setup
	cargo run --locked --features ssr --bin gongxiaomei -- schema --out public/content/schema.json --identity public/identity.schema.json

setup: setup-build

# Installs what a target needs; scripts/setup lists it.
setup-%:
	scripts/setup $*

clean:
	cargo clean
	rm -rf dist dist.stamp duties proof.html release shots film

# Rewrites docs/LICENCES.md, the licences of everything the project is built with.
licences: setup
	node scripts/licences.mjs
