# Unit tests of src/sip/: one program for each source file, added to UNIT_TESTS.
