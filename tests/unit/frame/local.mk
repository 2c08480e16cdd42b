# Unit tests of src/frame/: one program for each source file, added to UNIT_TESTS.
