# Unit tests of src/expr/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/expr/expr_test \
	tests/unit/expr/template_test
