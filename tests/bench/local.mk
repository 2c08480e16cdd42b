# Programs that are built for "make bench" and "make week" only.
bench_tools = tests/bench/bare tests/bench/generate tests/bench/measure
EXTRA_PROGRAMS += $(bench_tools) tests/bench/week
CLEANFILES += $(bench_tools) tests/bench/week
EXTRA_DIST += tests/bench/run
tests_bench_week_SOURCES = tests/bench/week.c tests/bench/traffic.c tests/bench/traffic.h

.PHONY: bench week
bench: $(bench_tools) src/sipwhy
	@$(srcdir)/tests/bench/run tests/bench src

week: tests/bench/week
	@tests/bench/week
