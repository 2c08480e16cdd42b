# Unit tests of src/screen/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/screen/alias_test \
	tests/unit/screen/app_test \
	tests/unit/screen/columns_test \
	tests/unit/screen/forgotten_test \
	tests/unit/screen/gather_test \
	tests/unit/screen/goto_test \
	tests/unit/screen/keymap_test \
	tests/unit/screen/legs_test \
	tests/unit/screen/live_test \
	tests/unit/screen/message_search_test \
	tests/unit/screen/prompt_test \
	tests/unit/screen/scroll_test \
	tests/unit/screen/settings_test \
	tests/unit/screen/theme_test \
	tests/unit/screen/typeahead_test
EXTRA_DIST += tests/unit/screen/desk.h
