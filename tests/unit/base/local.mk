# Unit tests of src/base/: one program for each source file, added to UNIT_TESTS.
