# Unit tests of src/guide/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/guide/check_test \
	tests/unit/guide/conclude_test \
	tests/unit/guide/guide_test \
	tests/unit/guide/read_test \
	tests/unit/guide/summary_test \
	tests/unit/guide/trunk_test \
	tests/unit/guide/typed_values_test \
	tests/unit/guide/walk_test
EXTRA_DIST += tests/unit/guide/trees.h
