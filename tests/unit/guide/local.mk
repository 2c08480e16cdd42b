# Unit tests of src/guide/: one program for each source file, added to UNIT_TESTS.
