# Unit tests of src/screen/: one program for each source file, added to UNIT_TESTS.
