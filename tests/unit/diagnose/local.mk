# Unit tests of src/diagnose/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/diagnose/diagnosis_test \
	tests/unit/diagnose/inquiry_test \
	tests/unit/diagnose/precedence_test \
	tests/unit/diagnose/product_test \
	tests/unit/diagnose/rule_image_test \
	tests/unit/diagnose/rule_learning_test \
	tests/unit/diagnose/rule_test \
	tests/unit/diagnose/symptom_test
