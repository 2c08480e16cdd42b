# Unit tests of src/draw/: one program for each source file, added to UNIT_TESTS.
