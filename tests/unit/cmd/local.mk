# Unit tests of src/cmd/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/cmd/lint_test \
	tests/unit/cmd/options_test \
	tests/unit/cmd/paste_test \
	tests/unit/cmd/shorthand_test
