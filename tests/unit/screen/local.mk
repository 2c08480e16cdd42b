# Unit tests of src/screen/: one program for each source file, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/screen/app_test \
	tests/unit/screen/keymap_test \
	tests/unit/screen/scroll_test \
	tests/unit/screen/settings_test
