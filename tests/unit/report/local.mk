# Unit tests of src/report/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/report/columns_test \
	tests/unit/report/figures_test \
	tests/unit/report/formats_test \
	tests/unit/report/packet_select_test \
	tests/unit/report/render_test \
	tests/unit/report/save_test
EXTRA_DIST += tests/unit/report/svg_reader.h
tests_unit_report_save_test_SOURCES = tests/unit/report/save_test.c $(ONCE_FILES)
tests_unit_report_save_test_LDFLAGS = $(ONCE_LINK)
