# Unit tests of src/diagnose/: one program for each source file, added to UNIT_TESTS.
