# Unit tests of src/fact/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/fact/around_test \
	tests/unit/fact/fact_test \
	tests/unit/fact/others_test \
	tests/unit/fact/sides_test \
	tests/unit/fact/sight_test \
	tests/unit/fact/tried_test \
	tests/unit/fact/value_test
EXTRA_DIST += tests/unit/fact/facts_double.h
