# A live capture at full rate, which needs root: "make check-live", with LIVE_RATE and LIVE_SECONDS.
EXTRA_PROGRAMS += tests/live/send
CLEANFILES += tests/live/send
EXTRA_DIST += tests/live/load
.PHONY: check-live
check-live: tests/live/send tests/bench/generate src/sipwhy data-source/stamp
	@SIPWHY_DATA='$(abs_builddir)/data-source' srcdir='$(srcdir)' '$(srcdir)/tests/live/load'
