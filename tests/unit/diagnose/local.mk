# Unit tests of src/diagnose/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/diagnose/expr_test \
	tests/unit/diagnose/finding_test \
	tests/unit/diagnose/inquiry_test \
	tests/unit/diagnose/rule_test \
	tests/unit/diagnose/template_test
