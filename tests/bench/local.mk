# Programs that are built for "make bench", "make week", "make day", "make join" and "make fill" only.
bench_tools = tests/bench/bare tests/bench/generate tests/bench/measure
EXTRA_PROGRAMS += $(bench_tools) tests/bench/week tests/bench/day tests/bench/join tests/bench/fill
CLEANFILES += $(bench_tools) tests/bench/week tests/bench/day tests/bench/join tests/bench/fill
EXTRA_DIST += tests/bench/common tests/bench/hostile.py tests/bench/readme tests/bench/run tests/bench/screens.py tests/complexity/run tests/complexity/shapes.py tests/complexity/collisions
tests_bench_week_SOURCES = tests/bench/week.c tests/bench/traffic.c tests/bench/traffic.h tests/bench/wire.h
tests_bench_day_SOURCES = tests/bench/day.c tests/bench/traffic.c tests/bench/traffic.h tests/bench/wire.h
tests_bench_join_SOURCES = tests/bench/join.c
tests_bench_fill_SOURCES = tests/bench/fill.c tests/bench/wire.h

.PHONY: bench bench-readme week day join fill
bench: $(bench_tools) src/sipwhy
	@$(srcdir)/tests/bench/run tests/bench src

bench-readme: $(bench_tools) src/sipwhy
	@$(srcdir)/tests/bench/readme $(srcdir)/README.md tests/bench src

week: tests/bench/week
	@tests/bench/week

day: tests/bench/day src/sipwhy data-source/stamp
	@tests/bench/day src/sipwhy

join: tests/bench/join data-source/stamp
	@tests/bench/join data-source

fill: tests/bench/fill
	@tests/bench/fill
