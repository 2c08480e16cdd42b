# Unit tests of src/call/: one program for each source file, added to UNIT_TESTS.
