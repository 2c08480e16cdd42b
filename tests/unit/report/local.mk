# Unit tests of src/report/: one program for each source file, added to UNIT_TESTS.
