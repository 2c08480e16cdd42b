# Each capture of the tests, taken in other ways: minutes, therefore not part of `make check`
check-variations: src/sipwhy
	$(srcdir)/tests/variations/variations.py --program src/sipwhy
.PHONY: check-variations

EXTRA_DIST += \
	tests/variations/expectations.json \
	tests/variations/variations.py
