# Unit tests of src/base/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/base/addr_test \
	tests/unit/base/atomic_file_test \
	tests/unit/base/clock_test \
	tests/unit/base/datafile_test \
	tests/unit/base/error_test \
	tests/unit/base/hash_test \
	tests/unit/base/library_test \
	tests/unit/base/machine_test \
	tests/unit/base/mem_test \
	tests/unit/base/moment_test \
	tests/unit/base/number_test \
	tests/unit/base/pattern_test \
	tests/unit/base/runs_test \
	tests/unit/base/slice_test \
	tests/unit/base/sudo_user_test \
	tests/unit/base/suggest_test \
	tests/unit/base/text_test \
	tests/unit/base/utf8_test \
	tests/unit/base/yaml_test \
	tests/unit/base/yaml_tree_test
EXTRA_DIST += tests/unit/base/colliding.h
