# Unit tests of src/draw/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/draw/canvas_test \
	tests/unit/draw/explain_test \
	tests/unit/draw/message_test \
	tests/unit/draw/outlook_test
