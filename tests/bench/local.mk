# Programs that are built for "make bench" only.
bench_tools = tests/bench/bare tests/bench/generate tests/bench/measure
EXTRA_PROGRAMS += $(bench_tools)
CLEANFILES += $(bench_tools)
EXTRA_DIST += tests/bench/run

.PHONY: bench
bench: $(bench_tools) src/sipwhy
	@$(srcdir)/tests/bench/run tests/bench src
