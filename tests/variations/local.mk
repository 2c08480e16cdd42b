# Each capture of the tests, taken in other ways: minutes, therefore not part of `make check`
check-variations: tests/variations/reports
	SIPWHY_DATA='$(abs_builddir)/data-source' $(srcdir)/tests/variations/variations.py --reports tests/variations/reports
EXTRA_PROGRAMS += tests/variations/reports
CLEANFILES += tests/variations/reports
.PHONY: check-variations

EXTRA_DIST += \
	tests/variations/expectations.json \
	tests/variations/rewriting.py \
	tests/variations/sound.py \
	tests/variations/variations.py
