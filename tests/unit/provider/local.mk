# Unit tests of src/provider/: one program for each source file, added to UNIT_TESTS.
